package io.bongsu.ingest;

import io.bongsu.json.StrictJson;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before every request with a body. Headers are judged before a byte of the body is read;
 * then the body is read within 256 KiB and within a deadline, whether its length was announced or
 * not. Only so many such requests are in hand at once, fewer than the container has threads: slow
 * or many senders must take neither the memory nor the threads that answer health checks. Bodies
 * are worked on together up to a size, because the objects that JSON is parsed into take forty
 * times the memory of its text. What would have to be unpacked is refused, too.
 */
final class BodyLimit extends OncePerRequestFilter {

  /** As much as SQS takes in one message, and so does SNS. */
  static final int MAX_BYTES = 256 * 1024;

  private static final int CHUNK_BYTES = 16 * 1024;

  /** Two of the largest, or any number of alarms. */
  private static final int MAX_AT_ONCE_BYTES = 2 * MAX_BYTES;

  private static final Pattern PACKED =
      Pattern.compile(
          "multipart/|application/(x-www-form-urlencoded|x-java-serialized-object)",
          Pattern.CASE_INSENSITIVE);

  private final Semaphore inHand;
  private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE_BYTES);
  private final Duration limit;
  private final Duration turn;
  private final RequestHeaders headers;

  /**
   * @param limit within which a body must have arrived
   * @param turn how long a body waits until there is room beside those before it
   */
  BodyLimit(int maxInHand, Duration limit, Duration turn, RequestHeaders headers) {
    this.inHand = new Semaphore(maxInHand);
    this.limit = limit;
    this.turn = turn;
    this.headers = headers;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    boolean chunked = request.getHeader("Transfer-Encoding") != null;
    return request.getContentLengthLong() <= 0 && !chunked;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Problem> problem = judge(request);
    if (problem.isPresent()) {
      refuse(problem.get(), request, response);
    } else if (!inHand.tryAcquire()) {
      refuse(
          new Problem(ProblemKind.UNAVAILABLE, "Too many requests are being processed."),
          request,
          response);
    } else {
      pass(request, response, chain);
    }
  }

  private Optional<Problem> judge(HttpServletRequest request) {
    if (request.getContentLengthLong() > MAX_BYTES) {
      return Optional.of(tooLarge());
    }
    if (mustBeUnpacked(request)) {
      String detail = "Send JSON as it is: neither compressed, nor a form, nor a Java object.";
      return Optional.of(new Problem(ProblemKind.UNSUPPORTED_TYPE, detail));
    }
    return headers.problem(request);
  }

  private static boolean mustBeUnpacked(HttpServletRequest request) {
    String encoding = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "identity");
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    return !encoding.equalsIgnoreCase("identity") || PACKED.matcher(type.strip()).lookingAt();
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Release release = new Release(inHand, 1);
    try {
      Optional<byte[]> body = read(request);
      if (body.isEmpty()) {
        String detail = "The body did not arrive within " + limit.toSeconds() + " s.";
        refuse(new Problem(ProblemKind.TIMEOUT, detail), request, response);
      } else if (body.get().length > MAX_BYTES) {
        refuse(tooLarge(), request, response);
      } else {
        passInTurn(body.get(), request, response, chain);
      }
    } finally {
      release.withThe(request);
    }
  }

  private void passInTurn(
      byte[] body, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasTurn(body.length)) {
      String detail = "Too many large requests are being processed.";
      refuse(new Problem(ProblemKind.UNAVAILABLE, detail), request, response);
      return;
    }
    Release release = new Release(atOnce, body.length);
    try {
      chain.doFilter(new ReadRequest(request, body), response);
    } finally {
      release.withThe(request);
    }
  }

  private boolean hasTurn(int bytes) {
    try {
      return atOnce.tryAcquire(bytes, turn.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The body, or as much of it as is too much; empty if it is too slow. */
  private Optional<byte[]> read(HttpServletRequest request) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      InputStream in = request.getInputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        body.write(chunk, 0, read);
        if (body.size() > MAX_BYTES) {
          break;
        }
        if (System.nanoTime() - end > 0) {
          return Optional.empty();
        }
      }
    } catch (SocketTimeoutException silent) {
      return Optional.empty();
    }
    return Optional.of(body.toByteArray());
  }

  private static Problem tooLarge() {
    return new Problem(
        ProblemKind.TOO_LARGE,
        "At most %,d bytes are taken; send a batch in parts.".formatted(MAX_BYTES));
  }

  private static void refuse(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = StrictJson.mapper().writeValueAsBytes(problem.body(request.getRequestURI()));
    response.setStatus(problem.kind().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setHeader("Connection", "close");
    response.setContentLength(body.length);
    problem.headers().forEach(response::setHeader);
    response.getOutputStream().write(body);
    response.flushBuffer();
    UnreadBodies.leave(request);
  }

  /** Gives back once what a request took, however it ends. */
  private record Release(Semaphore taken, int permits, AtomicBoolean done)
      implements AsyncListener {

    Release(Semaphore taken, int permits) {
      this(taken, permits, new AtomicBoolean());
    }

    /** Now, or at the end of a request that goes on. */
    void withThe(HttpServletRequest request) {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(this);
      } else {
        once();
      }
    }

    void once() {
      if (done.compareAndSet(false, true)) {
        taken.release(permits);
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      once();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      once();
    }

    @Override
    public void onError(AsyncEvent event) {
      once();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}

package io.bongsu.ingest;

import io.bongsu.json.StrictJson;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of every request within 256 KiB before anything else looks at it, whether its
 * length was announced or not, and lets only so many such requests be worked on at once: what
 * strangers send must not fill the memory. Camel and the container would take as much as comes, and
 * unpack it, which is why what would have to be unpacked is refused here too.
 */
final class BodyLimit extends OncePerRequestFilter {

  /** As much as SQS takes in one message, and so does SNS. */
  static final int MAX_BYTES = 256 * 1024;

  private static final Pattern PACKED =
      Pattern.compile(
          "multipart/|application/(x-www-form-urlencoded|x-java-serialized-object)",
          Pattern.CASE_INSENSITIVE);

  private final Semaphore inHand;

  BodyLimit(int maxInHand) {
    this.inHand = new Semaphore(maxInHand);
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
    if (request.getContentLengthLong() > MAX_BYTES) {
      refuseAsTooLarge(request, response);
      return;
    }
    if (mustBeUnpacked(request)) {
      String detail = "Send JSON as it is: neither compressed, nor a form, nor a Java object.";
      refuse(new Problem(ProblemKind.UNSUPPORTED_TYPE, detail), request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      refuseAsTooLarge(request, response);
    } else if (inHand.tryAcquire()) {
      pass(new ReadRequest(request, body), response, chain);
    } else {
      Problem busy = new Problem(ProblemKind.UNAVAILABLE, "Too many requests are in hand.");
      refuse(busy, request, response);
    }
  }

  private static boolean mustBeUnpacked(HttpServletRequest request) {
    String encoding = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "identity");
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    return !encoding.equalsIgnoreCase("identity") || PACKED.matcher(type.strip()).lookingAt();
  }

  private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Release release = new Release(inHand);
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(release);
      } else {
        release.once();
      }
    }
  }

  private static void refuseAsTooLarge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String detail = "At most %,d bytes are taken; send a batch in parts.".formatted(MAX_BYTES);
    refuse(new Problem(ProblemKind.TOO_LARGE, detail), request, response);
  }

  private static void refuse(
      Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = StrictJson.mapper().writeValueAsBytes(problem.body(request.getRequestURI()));
    response.setStatus(problem.kind().status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    problem.headers().forEach(response::setHeader);
    response.getOutputStream().write(body);
  }

  /** Gives the place of a request back once, however it ends. */
  private record Release(Semaphore inHand, AtomicBoolean done) implements AsyncListener {

    Release(Semaphore inHand) {
      this(inHand, new AtomicBoolean());
    }

    void once() {
      if (done.compareAndSet(false, true)) {
        inHand.release();
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

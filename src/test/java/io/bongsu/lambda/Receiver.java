package io.bongsu.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server in the place of {@code POST /alarms}: notes what comes and answers by script. */
final class Receiver implements AutoCloseable {

  /** What it answers, unless told otherwise. */
  static final String ANSWER = "{\"id\":\"a-1\"}";

  /** One request as it came, to the byte; requests are not compared with each other. */
  @SuppressWarnings("ArrayRecordComponent")
  record Request(String line, String authorization, String contentType, byte[] body) {}

  /** How it answers one request. */
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alarms";
  }

  List<Request> requests() {
    return requests;
  }

  /** Adds the behaviour for the next request not yet scripted. */
  Receiver then(Behaviour behaviour) {
    script.add(behaviour);
    return this;
  }

  static Behaviour status(int status) {
    return exchange -> answer(exchange, status, "{}");
  }

  static Behaviour busy(int status, String retryAfter) {
    return exchange -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      answer(exchange, status, "{}");
    };
  }

  static Behaviour hangUp() {
    return HttpExchange::close;
  }

  /** Sends the headers of a 202 and never the body. */
  Behaviour headersOnly() {
    return exchange -> {
      exchange.sendResponseHeaders(202, 100);
      exchange.getResponseBody().flush();
      await(60_000);
    };
  }

  Behaviour after(long millis) {
    return exchange -> {
      await(millis);
      answer(exchange, 202, ANSWER);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    requests.add(
        new Request(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            String.valueOf(headers.getFirst("Authorization")),
            String.valueOf(headers.getFirst("Content-Type")),
            exchange.getRequestBody().readAllBytes()));
    Behaviour next = script.poll();
    if (next == null) {
      answer(exchange, 202, ANSWER);
    } else {
      next.answer(exchange);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Waits, but not past the end of the test. */
  private void await(long millis) throws IOException {
    try {
      if (closing.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IOException("the test is over");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

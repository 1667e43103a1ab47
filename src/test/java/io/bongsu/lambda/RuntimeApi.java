package io.bongsu.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API, of which a function asks for events and to which it reports (AWS Lambda
 * developer guide, "Using the Lambda runtime API"), for one function at a time.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String PREFIX = "/2018-06-01/runtime/";

  /**
   * What the function reported.
   *
   * @param kind {@code response} or {@code error}
   * @param timeLeft from the report to the end of the invocation's time
   */
  record Report(String kind, String body, Duration timeLeft) {}

  /** An event on its way; {@code deadline} is set when the function takes it. Not compared. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Invocation(
      byte[] event,
      Duration time,
      AtomicReference<@Nullable Instant> deadline,
      CompletableFuture<Report> report) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final BlockingQueue<Invocation> running = new LinkedBlockingQueue<>();
  private final CompletableFuture<Report> initError = new CompletableFuture<>();

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PREFIX, this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands an event to the function with so much time; returns what it reports. */
  Report invoke(byte[] event, Duration time) throws Exception {
    Invocation invocation =
        new Invocation(event, time, new AtomicReference<>(), new CompletableFuture<>());
    waiting.add(invocation);
    return invocation.report().get(30, TimeUnit.SECONDS);
  }

  /** What the function reported while it was being set up. */
  Report initError() throws Exception {
    return initError.get(30, TimeUnit.SECONDS);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    String kind = path.substring(path.lastIndexOf('/') + 1);
    if (kind.equals("next")) {
      next(exchange);
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String text = new String(body, StandardCharsets.UTF_8);
    Instant now = Instant.now();
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    if (path.startsWith("init/")) {
      initError.complete(new Report(kind, text, Duration.ZERO));
    } else {
      Invocation ended = running.remove();
      Duration left = Duration.between(now, Objects.requireNonNull(ended.deadline().get()));
      ended.report().complete(new Report(kind, text, left));
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      Instant deadline = Instant.now().plus(invocation.time());
      invocation.deadline().set(deadline);
      running.add(invocation);
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
      headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:::function:bongsu");
      headers.set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, invocation.event().length);
      exchange.getResponseBody().write(invocation.event());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.bongsu.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.lambda.Wakers;
import io.bongsu.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A service of ECS with one task at the most, which is a process of the program: it runs while the
 * desired count is 1, and is ended by SIGTERM when that is 0.
 */
final class FakeService implements AutoCloseable {

  private static final Pattern COUNT = Pattern.compile("\"desiredCount\":(\\d)");

  private final HttpServer ecs;
  private final AtomicInteger desired = new AtomicInteger();
  private final AtomicInteger stops = new AtomicInteger();
  private final AtomicInteger starts = new AtomicInteger();
  private final Thread scheduler = new Thread(this::reconcile, "fake-ecs");
  private @Nullable Supplier<Child> task;
  private volatile @Nullable Child running;
  private volatile boolean over;

  FakeService() {
    try {
      ecs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ecs.createContext("/", this::answer);
    ecs.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + ecs.getAddress().getPort();
  }

  /** Begins to run the tasks that the supplier starts. */
  void run(Supplier<Child> start) {
    task = start;
    scheduler.start();
  }

  /** What the function does when an alarm is published. */
  void wake() {
    Wakers.wake(endpoint(), "bongsu", "bongsu");
  }

  /** Waits until a task runs. */
  void awaitRunning(int seconds) {
    Waiting.until(seconds, "the service to run", () -> running != null);
  }

  /** Waits until no task runs and none is wanted. */
  void awaitAsleep(int seconds) {
    Waiting.until(seconds, "the service to sleep", () -> desired.get() == 0 && running == null);
  }

  int starts() {
    return starts.get();
  }

  int stops() {
    return stops.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Matcher count =
        COUNT.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (count.find()) {
      desired.set(Integer.parseInt(count.group(1)));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void reconcile() {
    while (!over) {
      Child now = running;
      if (desired.get() == 0 && now != null) {
        now.terminate();
        running = null;
        stops.incrementAndGet();
      } else if (desired.get() == 1 && now == null && task != null) {
        running = task.get();
        starts.incrementAndGet();
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    over = true;
    ecs.stop(0);
  }
}

package io.bongsu.fault;

import io.bongsu.support.Http;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Mishap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures what the program holds with the heap of the image (160 MB) in a control group of 512 MB,
 * and what it answers at each limit. Prints the table of docs/reliability.md. Needs root on Linux.
 */
public final class Limits {

  private static final long MEMORY = 512L << 20;

  private final Scene scene = new Scene(Clock.systemUTC());
  private final MemoryLimit memory = MemoryLimit.create();
  private final int port = Ports.free();
  private final int probes = Ports.free();
  private final ExecutorService senders = Executors.newFixedThreadPool(48);
  private Child child = start();

  private Limits() {}

  public static void main(String[] arguments) {
    new Limits().run();
    System.exit(0);
  }

  private Child start() {
    memory.allow(MEMORY);
    scene
        .with("server.port", String.valueOf(port))
        .with("bongsu.probe.port", String.valueOf(probes))
        .with("bongsu.ingest.token", Http.TOKEN)
        .with("bongsu.burst.urgent.max-size", "100")
        .with("bongsu.burst.digest.first-wait", "300ms")
        .with("bongsu.burst.digest.window", "500ms")
        .with("bongsu.burst.digest.max-window", "1s");
    return scene.start(memory.launcher());
  }

  private void run() {
    System.out.println("| load | answer | probe | heap after a collection | container |");
    System.out.println("|---|---|---:|---:|---:|");
    row("idle", () -> "");
    row("1,200 connections with unfinished heads", this::connections);
    row("40 senders, an alarm in each request, 20 s", this::requests);
    row("a batch of 1,000 alarms; of 1,001", this::batches);
    row("40 bodies of 256 KiB of small objects", this::large);
    row("a preview of 250 alarms, and another meanwhile", this::previews);
    row("6,000 alarms while SENS is away", this::held);
    child.close();
    memory.close();
    scene.close();
  }

  private void row(String load, Supplier<String> measured) {
    String answer = measured.get();
    long begin = System.nanoTime();
    int status = Http.get(at(probes, "/actuator/health/readiness")).statusCode();
    long probeMs = (System.nanoTime() - begin) / 1_000_000;
    child.collectGarbage();
    double heap = metric("jvm_memory_used_bytes\\{area=\"heap\"[^}]*}");
    System.out.printf(
        "| %s | %s | %d in %d ms | %.0f MB | %.0f MB |%n",
        load, answer, status, probeMs, heap / 1e6, memory.used() / 1e6);
  }

  private String connections() {
    List<Socket> open = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 1200; i++) {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket
            .getOutputStream()
            .write("GET /docs HTTP/1.1\r\nX-".getBytes(StandardCharsets.US_ASCII));
        open.add(socket);
      } catch (IOException shed) {
        refused++;
      }
    }
    double taken = metric("tomcat_connections_current_connections\\{[^}]*}");
    long begin = System.nanoTime();
    int status = Http.get(at(port, "/actuator/health/liveness")).statusCode();
    double afterSeconds = (System.nanoTime() - begin) / 1e9;
    String answer =
        "%d taken, %d refused%s; the next request %d after %.1f s, when unfinished heads were closed"
            .formatted(
                open.size(),
                refused,
                taken > 0 ? ", %.0f served".formatted(taken) : "",
                status,
                afterSeconds);
    open.forEach(Limits::end);
    return answer;
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      Thread.onSpinWait();
    }
  }

  private String requests() {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<CompletableFuture<List<Integer>>> all =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          List<Integer> statuses = new ArrayList<>();
                          while (System.nanoTime() < end) {
                            statuses.add(post("/alarms", alarm(i)).statusCode());
                          }
                          return statuses;
                        },
                        senders))
            .toList();
    List<Integer> statuses = all.stream().flatMap(one -> one.join().stream()).toList();
    scene.awaitQuiet(120);
    return "%s; %.0f requests/s".formatted(counts(statuses), statuses.size() / 20.0);
  }

  private String batches() {
    List<String> answers = new ArrayList<>();
    for (int documents : new int[] {1000, 1001}) {
      String small =
          "{\"AlarmName\":\"b%d\",\"NewStateValue\":\"ALARM\",\"StateChangeTime\":\"%s\"}";
      List<String> batch =
          IntStream.range(0, documents).mapToObj(i -> small.formatted(i, Instant.now())).toList();
      long begin = System.nanoTime();
      int status = post("/alarms", batch.toString()).statusCode();
      answers.add("%d after %.1f s".formatted(status, (System.nanoTime() - begin) / 1e9));
    }
    scene.awaitQuiet(120);
    return String.join("; ", answers);
  }

  private String large() {
    String body = "[" + "{},".repeat(87_000) + "{}]";
    return counts(atOnce(40, "/alarms", body));
  }

  private String previews() {
    String storm = IntStream.range(0, 250).mapToObj(Limits::alarm).toList().toString();
    post("/preview", alarm(0));
    long begin = System.nanoTime();
    List<Integer> statuses = atOnce(2, "/preview", storm);
    return "%s; %.1f s".formatted(counts(statuses), (System.nanoTime() - begin) / 1e9);
  }

  private HttpResponse<String> post(String path, String body) {
    return Http.send(
        HttpRequest.newBuilder(at(port, path))
            .header("Authorization", "Bearer " + Http.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        Duration.ofSeconds(60));
  }

  private List<Integer> atOnce(int times, String path, String body) {
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, times)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(path, body), senders))
            .toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private int status(String path, String body) {
    HttpResponse<String> answer = post(path, body);
    boolean retried = answer.headers().firstValue("Retry-After").isPresent();
    boolean refused = answer.statusCode() == 503 || answer.statusCode() == 429;
    if (refused != retried) {
      throw new IllegalStateException("Retry-After is missing: " + answer);
    }
    return answer.statusCode();
  }

  private String held() {
    scene.sens.always(Mishap.status(503));
    scene.send(6000, 1);
    Waiting.until(600, "the limit", () -> child.printed("polling pauses"));
    Waiting.pause(5);
    double held = metric("bongsu_held(?:\\{[^}]*})?");
    child.collectGarbage();
    double heap = metric("jvm_memory_used_bytes\\{area=\"heap\"[^}]*}");
    double container = memory.used();
    scene.sens.calm();
    scene.awaitQuiet(300);
    return "%.0f held (`max-held`), heap %.0f MB, container %.0f MB; the rest waits on the queue; %d lost"
        .formatted(held, heap / 1e6, container / 1e6, scene.result("", "").lost());
  }

  private static String counts(List<Integer> statuses) {
    Map<Integer, Integer> counts = new TreeMap<>();
    statuses.forEach(status -> counts.merge(status, 1, Integer::sum));
    List<String> texts = new ArrayList<>();
    counts.forEach((status, times) -> texts.add(times + " x " + status));
    return String.join(", ", texts);
  }

  private static String alarm(int number) {
    String resource = "load-%d-%d".formatted(number, ThreadLocalRandom.current().nextInt(1000));
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }

  private double metric(String name) {
    String metrics = Http.get(at(probes, "/actuator/prometheus")).body();
    return Pattern.compile("(?m)^" + name + " (\\S+)$")
        .matcher(metrics)
        .results()
        .mapToDouble(value -> Double.parseDouble(value.group(1)))
        .sum();
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}

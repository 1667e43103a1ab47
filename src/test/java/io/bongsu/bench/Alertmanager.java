package io.bongsu.bench;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.support.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Debian's prometheus-alertmanager: alerts of three groups by HTTP, sent as web hooks with a window
 * of one second, as the lanes of the program have with bursts on.
 */
final class Alertmanager implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
  private static final Pattern ALERT = Pattern.compile("\"alertname\":\"(a\\d+)\"");
  private static final int WARM_UP = 500;

  private final Figure rate = new Figure("Alertmanager: alerts/s from HTTP to web hook", "");
  private final Figure cpu = new Figure("Alertmanager: CPU ms for an alert", "");
  private final Figure p99 = new Figure("Alertmanager: p99 ms of POST /api/v2/alerts", "");
  private final Figure load = new Figure("Alertmanager: resident MB after load", "");

  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final HttpServer hook;
  private final Packaged process;
  private final int port;
  private int alerts;

  private Alertmanager() throws IOException {
    port = Packaged.freePort();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.setExecutor(Executors.newFixedThreadPool(2));
    hook.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Matcher names = ALERT.matcher(body);
          while (names.find()) {
            sent.add(names.group(1));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    hook.start();
    process = new Packaged(start());
    Waiting.until(Duration.ofMinutes(1), "Alertmanager to answer", () -> Packaged.answers(port));
  }

  /** Nothing where it is not installed. */
  static List<Figure> measure(Options options) throws IOException {
    if (!Files.isExecutable(PROGRAM)) {
      return List.of();
    }
    try (Alertmanager manager = new Alertmanager()) {
      Posts posts =
          new Posts(URI.create("http://127.0.0.1:" + manager.port + "/api/v2/alerts"), "");
      manager.send(posts, WARM_UP);
      for (int run = 0; run < options.runs(); run++) {
        manager.measureOnce(posts, options.alarms());
      }
      return List.of(manager.rate, manager.cpu, manager.p99, manager.load);
    }
  }

  private void measureOnce(Posts posts, int count) {
    double before = process.cpuMs();
    long start = System.nanoTime();
    List<Double> times = send(posts, count);
    rate.add(count / ((System.nanoTime() - start) / 1e9));
    cpu.add((process.cpuMs() - before) / count);
    p99.add(Figure.percentile(times, 99));
    load.add(process.residentMb());
  }

  private List<Double> send(Posts posts, int count) {
    List<String> documents =
        IntStream.range(alerts, alerts + count)
            .mapToObj(
                i ->
                    "[{\"labels\":{\"alertname\":\"a%d\",\"type\":\"%s\"}}]"
                        .formatted(i, List.of("api", "db", "web").get(i % 3)))
            .toList();
    alerts += count;
    List<Double> times = posts.send(documents);
    Waiting.until(Duration.ofMinutes(2), "every alert in a web hook", () -> sent.size() == alerts);
    return times;
  }

  private Process start() throws IOException {
    Path directory = Files.createTempDirectory("bongsu-alertmanager-");
    Path config =
        Files.writeString(
            directory.resolve("alertmanager.yml"),
            """
            route: {receiver: hook, group_by: [type], group_wait: 1s, group_interval: 1s}
            receivers:
              - name: hook
                webhook_configs:
                  - {url: "http://127.0.0.1:%d/", max_alerts: 0}
            """
                .formatted(hook.getAddress().getPort()));
    return new ProcessBuilder(
            PROGRAM.toString(),
            "--config.file=" + config,
            "--storage.path=" + directory,
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address=",
            "--log.level=error")
        .inheritIO()
        .start();
  }

  @Override
  public void close() {
    process.close();
    hook.stop(0);
  }
}

package io.bongsu.bench;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A queue and a SENS in this process, and the packaged program between them in its own. */
final class Bench implements AutoCloseable {

  static final String QUEUE = "bongsu-alarms";

  static final String TOKEN = "benchmark-token";

  final EmbeddedQueue queue = EmbeddedQueue.start();
  final SqsRequests requests = new SqsRequests(queue.endpoint());
  private final int port = Packaged.freePort();
  final FakeSens sens = FakeSens.start();
  final Packaged program;
  private final Path directory;
  private int servers;

  /**
   * @param flags of the program's JVM
   * @param lane what differs from the shipped settings of both lanes, such as {@code first-wait}
   */
  Bench(List<String> flags, Map<String, String> lane) {
    try {
      directory = Files.createTempDirectory("bongsu-bench-");
      program = Packaged.start(directory, flags, settings(directory, lane));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> settings(Path directory, Map<String, String> lane) {
    Map<String, String> settings = new LinkedHashMap<>(sens.settings());
    settings.put("server.port", Integer.toString(port));
    settings.put("bongsu.ingest.token", TOKEN);
    settings.put("bongsu.ingest.per-second", "2000");
    settings.put("bongsu.aws.endpoint", requests.endpoint().toString());
    settings.put("bongsu.queue.create", "true");
    settings.put("bongsu.recipients.default", Phones.ON_CALL);
    settings.put("bongsu.deliver.per-second", "2000");
    settings.put("bongsu.storm.alarms", "0");
    settings.put("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("ledger"));
    lane.forEach((key, value) -> settings.put("bongsu.burst.urgent." + key, value));
    return settings;
  }

  /** A critical alarm of a server that had none yet; a name is unique and matches {@code s\d+}. */
  String alarm(String suffix) {
    servers++;
    return SampleAlarms.cpu(
        "s%06d".formatted(servers) + suffix, "critical", "ALARM", Instant.now());
  }

  /** So many critical alarms of servers of three types, which are gathered by type. */
  List<String> alarms(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                SampleAlarms.cpu(
                    List.of("api", "db", "web").get(i % 3) + "-" + servers++,
                    "critical",
                    "ALARM",
                    Instant.now()))
        .toList();
  }

  /** Where the program answers. */
  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Transactions of the program's ledger so far. */
  double commits() {
    try {
      HttpRequest request = HttpRequest.newBuilder(address("/actuator/prometheus")).build();
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("bongsu_ledger_commits_total"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Size of the ledger's file. */
  double ledgerMb() {
    return directory.resolve("ledger.mv.db").toFile().length() / (1024.0 * 1024);
  }

  /** Every alarm has left the queue, so it was accepted. */
  void awaitEmptyQueue() {
    Waiting.until(Duration.ofMinutes(10), "the queue to be empty", () -> queue.size(QUEUE) == 0);
  }

  @Override
  public void close() {
    program.close();
    requests.close();
    sens.close();
    queue.close();
  }
}

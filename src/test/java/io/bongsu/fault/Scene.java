package io.bongsu.fault;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.Delivery;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A queue, a SENS, and the processes of one row; counts what became of its alarms. */
final class Scene implements AutoCloseable {

  static final String QUEUE = "bongsu-alarms";

  /** Names as texts fold them: {@code srv-00001~00004,00006}. */
  private static final Pattern SERVERS =
      Pattern.compile("srv-(\\d{5}(?:~\\d{5})?(?:,\\d{5}(?:~\\d{5})?)*)");

  final EmbeddedQueue queue;
  final FakeSens sens;
  final Path directory;
  private final List<Child> children = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, Instant> sentAt = new ConcurrentHashMap<>();
  private int sent;

  Scene(Clock sensClock) {
    this.queue = EmbeddedQueue.start();
    this.sens = FakeSens.start(0, Account.example(), sensClock);
    try {
      this.directory = Files.createTempDirectory("bongsu-fault-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.putAll(sens.settings());
    settings.put("server.port", "0");
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.queue.create", "true");
    settings.put("bongsu.queue.wait-seconds", "1");
    settings.put("bongsu.queue.visibility-timeout-seconds", "3");
    settings.put("bongsu.recipients.default", Phones.ON_CALL);
    settings.put("bongsu.message.kind", "lms");
    settings.put("bongsu.burst.urgent.first-wait", "300ms");
    settings.put("bongsu.burst.urgent.window", "500ms");
    settings.put("bongsu.burst.urgent.max-window", "1s");
    settings.put("bongsu.burst.urgent.max-size", "20");
    // The texts of a storm do not name every server, and a row counts the servers that are named.
    settings.put("bongsu.storm.alarms", "0");
    settings.put("bongsu.deliver.per-second", "100");
    settings.put("bongsu.deliver.retry-delay-ms", "100");
    settings.put("bongsu.deliver.retry-max-delay-ms", "1000");
    settings.put("bongsu.deliver.inquire-grace", "1s");
    settings.put("bongsu.deliver.unsettled-period-ms", "1000");
    settings.put("bongsu.ledger.alive-for", "3s");
    settings.put("sens.response-timeout", "2s");
    settings.put("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("ledger"));
  }

  Scene with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  Child start() {
    return start(List.of());
  }

  Child start(List<String> launcher) {
    Child child = Child.start(directory, settings, launcher);
    children.add(child);
    return child;
  }

  /** Puts critical alarms of servers that nobody had yet on the queue, each so many times. */
  void send(int alarms, int copies) {
    send(alarms, copies, "critical");
  }

  void send(int alarms, int copies, String severity) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < alarms; i++) {
      String server = "srv-%05d".formatted(sent++);
      sentAt.put(server, Instant.now());
      String text = SampleAlarms.cpu(server, severity, "ALARM", Instant.now());
      for (int copy = 0; copy < copies; copy++) {
        texts.add(text);
      }
    }
    queue.putAll(QUEUE, texts);
  }

  private static Stream<String> named(Delivery delivery) {
    return SERVERS
        .matcher(delivery.content())
        .results()
        .flatMap(names -> Stream.of(names.group(1).split(",")))
        .map(range -> range.split("~"))
        .flatMapToInt(
            range ->
                IntStream.rangeClosed(
                    Integer.parseInt(range[0]), Integer.parseInt(range[range.length - 1])))
        .mapToObj("srv-%05d"::formatted);
  }

  /** How long after each alarm came SENS accepted the first message that names it. */
  Map<String, Duration> delays() {
    Map<String, Duration> delays = new TreeMap<>();
    for (Delivery delivery : sens.accepted()) {
      named(delivery)
          .forEach(
              server ->
                  delays.merge(
                      server,
                      Duration.between(sentAt.getOrDefault(server, delivery.at()), delivery.at()),
                      (a, b) -> a.compareTo(b) < 0 ? a : b));
    }
    return delays;
  }

  /** What was sent until now does not count for the delays: a program is slow at first. */
  void isWarm() {
    sentAt.clear();
  }

  /** The longest of the delays, in seconds. */
  double longestDelay() {
    return delays().values().stream().mapToLong(Duration::toMillis).max().orElse(0) / 1e3;
  }

  /** Waits until the queue holds nothing, seen or in flight. */
  void awaitQuiet(int seconds) {
    Waiting.until(
        seconds,
        "the queue to be empty, it has " + queue.size(QUEUE),
        () -> queue.size(QUEUE) == 0);
  }

  /**
   * What the phone received of this scene's alarms; a message may name one of them several times.
   */
  Result result(String row, String note) {
    Map<String, Integer> notified = new TreeMap<>();
    for (Delivery delivery : sens.accepted()) {
      named(delivery).distinct().forEach(server -> notified.merge(server, 1, Integer::sum));
    }
    int doubled = notified.values().stream().mapToInt(times -> times - 1).sum();
    return new Result(row, sent, notified.size(), doubled, sens.accepted().size(), note);
  }

  /**
   * The same by the ledger, for texts that have no room for all names; of H2 the program must have
   * ended. What SENS accepted beyond what the ledger says counts as doubled.
   */
  Result resultOfLedger(String row, String note) {
    String sql =
        "select count(*), count(distinct alarm_key), count(distinct message_id)"
            + " from message_alarm join message on id = message_id where message.state = 'ACCEPTED'";
    String user = settings.getOrDefault("spring.datasource.username", "");
    try (Connection ledger =
            DriverManager.getConnection(settings.get("spring.datasource.url"), user, "");
        Statement statement = ledger.createStatement();
        ResultSet counts = statement.executeQuery(sql)) {
      counts.next();
      int named = counts.getInt(2);
      int again = sens.accepted().size() - counts.getInt(3);
      int doubled = counts.getInt(1) - named + again;
      return new Result(row, sent, named, doubled, sens.accepted().size(), note);
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be read", e);
    }
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    sens.close();
    queue.close();
  }
}

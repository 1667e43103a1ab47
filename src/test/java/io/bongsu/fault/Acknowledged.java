package io.bongsu.fault;

import io.bongsu.ack.AckTokens;
import io.bongsu.support.Phones;
import io.bongsu.support.Postgres;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of two people acknowledges; the other is notified once of each text. */
final class Acknowledged {

  private static final int ALARMS = 5;
  private static final String LEE = Phones.ML_TEAM;
  private static final String SECRET = "secret-of-the-test";
  private static final Pattern LINK = Pattern.compile("https://b\\.kr/a/(\\w{10})");
  private static final Pattern SERVER = Pattern.compile("srv-\\d{5}");

  private Acknowledged() {}

  /** Kills between the acknowledgement and the message for the other. */
  static Result killed(String what, String step) {
    try (Scene scene = scene();
        Breakpoint point = Breakpoint.before(step, 1, scene.directory.resolve("routes"))) {
      scene.with("bongsu.routes", "file:" + scene.directory.resolve("routes") + "/*.camel.yaml");
      Child first = scene.start();
      acknowledge(scene, 1);
      point.awaitReached();
      first.kill();
      scene.start();
      return result(scene, "kill -9: " + what, "before `" + step + "`");
    }
  }

  /** Each acknowledgement comes twice, to two replicas. */
  static Result replicas() {
    try (Postgres postgres = Postgres.start();
        Scene scene = scene()) {
      scene
          .with("spring.datasource.url", postgres.url())
          .with("spring.datasource.username", postgres.user());
      scene.start();
      scene.start();
      acknowledge(scene, 2);
      return result(scene, "acknowledged at two replicas", "PostgreSQL; each one twice");
    }
  }

  private static Scene scene() {
    return new Scene(Clock.systemUTC())
        .with("bongsu.people.kim.phone", Phones.ON_CALL)
        .with("bongsu.people.lee.phone", LEE)
        .with("bongsu.recipients.default", "person:kim,person:lee")
        .with("bongsu.burst.urgent.max-size", "1")
        .with("bongsu.remind.check-period-ms", "500")
        .with("bongsu.ack.url", "https://b.kr")
        .with("bongsu.ack.secret", SECRET);
  }

  private static void acknowledge(Scene scene, int copies) {
    scene.send(ALARMS, 1);
    scene.awaitQuiet(60);
    AckTokens tokens = new AckTokens(SECRET, Duration.ofHours(4), Clock.systemUTC());
    List<String> given =
        texts(scene, Phones.ON_CALL)
            .flatMap(text -> LINK.matcher(text).results())
            .map((MatchResult link) -> tokens.message(link.group(1)))
            .flatMap(message -> Stream.generate(() -> message).limit(copies))
            .toList();
    if (given.size() != ALARMS * copies) {
      throw new IllegalStateException("texts have " + given.size() + " links");
    }
    scene.queue.putAll(Scene.QUEUE, given);
  }

  private static Stream<String> texts(Scene scene, String phone) {
    return scene.sens.accepted().stream()
        .filter(delivery -> delivery.phone().equals(phone))
        .map(Delivery::content);
  }

  private static Map<String, Integer> notified(Scene scene) {
    Map<String, Integer> servers = new TreeMap<>();
    texts(scene, LEE)
        .filter(text -> text.startsWith("[확인] kim: "))
        .flatMap(text -> SERVER.matcher(text).results())
        .map(MatchResult::group)
        .forEach(server -> servers.merge(server, 1, Integer::sum));
    return servers;
  }

  /** What a crash has claimed is due again after a minute. */
  private static Result result(Scene scene, String row, String note) {
    Waiting.until(100, "the other to be notified of all", () -> notified(scene).size() == ALARMS);
    scene.awaitQuiet(30);
    int doubled = notified(scene).values().stream().mapToInt(times -> times - 1).sum();
    return new Result(
        row, ALARMS, notified(scene).size(), doubled, scene.sens.accepted().size(), note);
  }
}

package io.bongsu.fault;

import io.bongsu.support.Phones;
import io.bongsu.support.Postgres;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Delivery;
import io.bongsu.support.sens.Mishap;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SENS accepts messages and the phone does not get them: the person's next number does. */
final class Undelivered {

  private static final int ALARMS = 30;

  /** In seconds. */
  private static final int DEADLINE = 20;

  private static final String NEXT = "01000000011";
  private static final String WRONG = "01000000137";
  private static final Pattern SERVER = Pattern.compile("srv-\\d{5}");

  private Undelivered() {}

  /** The carrier says so: at once when it is known. */
  static Result failed(String what, String code) {
    return disturbed(what, "code " + code, scene -> scene.sens.fails(Phones.ON_CALL, code));
  }

  /** No result ever: the deadline decides. */
  static Result processing() {
    return disturbed(
        "PROCESSING for ever", "deadline 20 s", scene -> scene.sens.neverAnswers(Phones.ON_CALL));
  }

  /** SENS answers no question about receipts; the phone has the message all the same. */
  static Result withoutReceipts() {
    return disturbed(
        "receipts unavailable",
        "deadline 20 s; 503 to every question",
        scene -> scene.sens.alwaysInquiry(Mishap.status(503)));
  }

  private static Result disturbed(String row, String note, Consumer<Scene> disturbance) {
    try (Scene scene = scene()) {
      disturbance.accept(scene);
      scene.start();
      scene.send(ALARMS, 1);
      long start = System.nanoTime();
      awaitNext(scene);
      return result(scene, row, note + "; all on the next number after " + inTime(start));
    }
  }

  /** Kills when what continues a message is in the ledger and not posted. */
  static Result killedBeforeFailover(String step) {
    try (Scene scene = scene();
        Breakpoint point = Breakpoint.before(step, 1, scene.directory.resolve("routes"))) {
      scene.with("bongsu.routes", "file:" + scene.directory.resolve("routes") + "/*.camel.yaml");
      scene.sens.fails(Phones.ON_CALL, "2003");
      Child first = scene.start();
      scene.send(ALARMS, 1);
      point.awaitReached();
      first.kill();
      scene.start();
      awaitNext(scene);
      return result(scene, "kill -9: before failover", "before `" + step + "`");
    }
  }

  /** The replica that sent the messages is killed before their results are known. */
  static Result replicaKilled() {
    try (Postgres postgres = Postgres.start();
        Scene scene = scene()) {
      scene
          .with("spring.datasource.url", postgres.url())
          .with("spring.datasource.username", postgres.user());
      scene.sens.fails(Phones.ON_CALL, "2003");
      Child first = scene.start();
      scene.start();
      scene.send(ALARMS, 1);
      scene.awaitQuiet(60);
      first.kill();
      awaitNext(scene);
      return result(scene, "two replicas, one killed before the receipts", "PostgreSQL");
    }
  }

  /** The phone is off and KakaoTalk does not know the person: the second number gets it. */
  static Result alimtalkFailed() {
    return otherChannel(
        "AlimTalk refused, SMS next",
        "SMS code 2003, AlimTalk code 3019",
        scene -> scene.sens.fails("alimtalk:" + Phones.ON_CALL, "3019"),
        "alimtalk,sms:" + NEXT);
  }

  /** The account has no AlimTalk service: its refusal is no reason to wait. */
  static Result alimtalkForbidden() {
    return otherChannel(
        "AlimTalk refused for the account, SMS next",
        "SMS code 2003, AlimTalk 403",
        scene -> scene.sens.refuses("alimtalk"),
        "alimtalk,sms:" + NEXT);
  }

  private static Result otherChannel(
      String row, String note, Consumer<Scene> disturbance, String then) {
    try (Scene scene = scene()) {
      scene.sens.otherChannels().forEach(scene::with);
      scene.with("bongsu.people.kim.then", then);
      scene.sens.fails(Phones.ON_CALL, "2003");
      disturbance.accept(scene);
      scene.start();
      scene.send(ALARMS, 1);
      long start = System.nanoTime();
      awaitNext(scene);
      return result(scene, row, note + "; all on the next number after " + inTime(start));
    }
  }

  /** A used-up quota concerns the account: everything waits, and is sent when there is room. */
  static Result quota() {
    try (Scene scene = scene()) {
      scene.sens.always(Mishap.quota());
      scene.start();
      scene.send(ALARMS, 1);
      scene.sens.awaitAttempts(10, Duration.ofSeconds(60));
      scene.sens.calm();
      scene.awaitQuiet(60);
      return result(scene, "quota used up", "until the tenth refusal");
    }
  }

  /** Bongsu is killed; the text that SENS holds in reserve reaches the phone. */
  static Result reserved() {
    AtomicReference<Duration> off = new AtomicReference<>(Duration.ZERO);
    try (Scene scene = new Scene(new MovingClock(off))) {
      scene.with("bongsu.watchdog.reserve", "15m");
      Child only = scene.start();
      Waiting.until(60, "a text in reserve", () -> scene.sens.reserved().size() == 1);
      only.kill();
      off.set(Duration.ofMinutes(17));
      int texts = scene.sens.awaitTexts(1, Duration.ofSeconds(10)).size();
      return new Result(
          "Bongsu stopped for good", 1, texts, texts - 1, texts, "reserved text, 15 min and 1");
    }
  }

  /** One number that SENS refuses among a hundred. */
  static Result oneWrongNumber() {
    try (Scene scene = scene()) {
      List<String> phones =
          IntStream.range(100, 200).mapToObj(number -> "01000000" + number).toList();
      scene.with("bongsu.recipients.default", String.join(",", phones));
      scene.sens.refuses(WRONG);
      scene.start();
      scene.send(ALARMS, 1);
      scene.awaitQuiet(60);
      Result all =
          result(scene, "one wrong number among 100", scene.sens.attempts().size() + " requests");
      phones.stream()
          .filter(phone -> !phone.equals(WRONG) && servers(scene, phone).size() != ALARMS)
          .findFirst()
          .ifPresent(
              phone -> {
                throw new IllegalStateException("a good number lacks an alarm");
              });
      return all;
    }
  }

  /**
   * How long it took.
   *
   * @throws IllegalStateException if that was longer than the deadline and ten seconds
   */
  private static String inTime(long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    if (seconds > DEADLINE + 10) {
      throw new IllegalStateException("on the next number only after %.0f s".formatted(seconds));
    }
    return "%.0f s".formatted(seconds);
  }

  private static Scene scene() {
    return new Scene(Clock.systemUTC())
        .with("bongsu.people.kim.phone", Phones.ON_CALL)
        .with("bongsu.people.kim.then", "sms:" + NEXT)
        .with("bongsu.receipt.deadline", DEADLINE + "s")
        .with("bongsu.receipt.check-period-ms", "500");
  }

  private static void awaitNext(Scene scene) {
    Waiting.until(
        90,
        "the next number to have every alarm",
        () -> servers(scene, NEXT).size() == ALARMS && scene.queue.size(Scene.QUEUE) == 0);
  }

  /** How often each phone was sent each alarm. */
  private static Map<String, Integer> servers(Scene scene, String phone) {
    Map<String, Integer> servers = new TreeMap<>();
    for (Delivery delivery : scene.sens.accepted()) {
      if (delivery.phone().equals(phone)) {
        SERVER
            .matcher(delivery.content())
            .results()
            .map(MatchResult::group)
            .distinct()
            .forEach(server -> servers.merge(server, 1, Integer::sum));
      }
    }
    return servers;
  }

  private static Result result(Scene scene, String row, String note) {
    List<Map<String, Integer>> phones =
        scene.sens.accepted().stream()
            .map(Delivery::phone)
            .distinct()
            .map(phone -> servers(scene, phone))
            .toList();
    int notified =
        phones.stream().flatMap(each -> each.keySet().stream()).collect(Collectors.toSet()).size();
    int doubled =
        phones.stream().flatMap(each -> each.values().stream()).mapToInt(times -> times - 1).sum();
    return new Result(row, ALARMS, notified, doubled, scene.sens.accepted().size(), note);
  }
}

package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Simulation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What phones get of composite alarms and the alarms that they name, on virtual time. */
class CompositeTest {

  private static final String HERE = "000000000000";
  private static final String ELSEWHERE = "999999999999";
  private static final Pattern LINE = Pattern.compile("\\[(경보|주의|복구|해제)] (\\S+) .*");

  @SuppressWarnings("NullAway.Init")
  private static Simulation simulation;

  /** Texts that were there before the test. */
  private int kimBefore;

  private int mlBefore;

  @BeforeAll
  static void start() {
    simulation =
        Simulation.start(
            Map.of(
                "bongsu.recipients.default", Phones.ON_CALL,
                "bongsu.recipients.ml", Phones.ML_TEAM,
                "bongsu.message.kind", "lms",
                "bongsu.remind.after", "0",
                "bongsu.receipt.failover", "none",
                "bongsu.receipt.check-period-ms", "36000000",
                "bongsu.brief.check-period-ms", "36000000",
                "bongsu.flapping.changes", "0"));
  }

  @AfterAll
  static void stop() {
    simulation.close();
  }

  @BeforeEach
  void calm() {
    simulation.pass(Duration.ofHours(2));
    kimBefore = all(Phones.ON_CALL).size();
    mlBefore = all(Phones.ML_TEAM).size();
  }

  @Test
  void aCompositeAlarmAfterItsPartsIsOneText() {
    cpu("web-11", "critical", "ALARM", HERE);
    cpu("db-11", "critical", "ALARM", HERE);
    simulation.pass(Duration.ofSeconds(1));
    composite("shop-11", "critical", "ALARM", "web-11", "db-11");
    simulation.runOut();

    assertThat(kim())
        .singleElement()
        .asString()
        .startsWith("[경보] shop-11 이상: web-11-cpu,db-11-cpu");
  }

  @Test
  void aCompositeAlarmBeforeItsPartsIsOneTextWhateverTheirLanes() {
    composite("shop-12", "critical", "ALARM", "web-12", "db-12");
    simulation.pass(Duration.ofSeconds(10));
    cpu("web-12", "warning", "ALARM", HERE);
    cpu("db-12", "critical", "ALARM", HERE);
    simulation.runOut();

    assertThat(kim()).singleElement().asString().startsWith("[경보] shop-12");
  }

  @Test
  void aPartIsNeverLaterThanItWouldHaveBeen() {
    composite("shop-31", "critical", "ALARM", "web-31");
    simulation.pass(Duration.ofSeconds(4));
    cpu("web-32", "critical", "ALARM", HERE);
    composite("shop-32", "critical", "ALARM", "web-32");
    simulation.pass(Duration.ofSeconds(4));

    assertThat(kim()).as("the group of composite alarms waits").hasSize(2);
    assertThat(kim().get(1)).startsWith("[경보] shop-32");
    simulation.runOut();
    assertThat(kim()).hasSize(2);
  }

  @Test
  void anAlarmOfTheSameNameInAnotherAccountIsAnotherAlarm() {
    cpu("web-13", "critical", "ALARM", ELSEWHERE);
    composite("shop-13", "critical", "ALARM", "web-13");
    simulation.runOut();

    assertThat(kim()).hasSize(2).anyMatch(text -> text.startsWith("[경보] web-13"));
  }

  @Test
  void aCriticalPartOfAWarningIsSentByItself() {
    composite("shop-14", "warning", "ALARM", "web-14");
    cpu("web-14", "critical", "ALARM", HERE);
    simulation.runOut();

    assertThat(kim()).hasSize(2);
  }

  @Test
  void whoDoesNotReceiveTheCompositeAlarmReceivesItsPart() {
    arrives(cpuText("web-15", "critical", "ALARM", HERE).replace("resource=", "team=ml resource="));
    composite("shop-15", "critical", "ALARM", "web-15");
    simulation.runOut();

    assertThat(ml()).singleElement().asString().startsWith("[경보] web-15");
    assertThat(kim()).singleElement().asString().startsWith("[경보] shop-15");
  }

  @Test
  void aPartThatLastsLongerIsSentWhenItsCompositeAlarmIsOver() {
    composite("shop-16", "critical", "ALARM", "web-16", "db-16");
    cpu("web-16", "warning", "ALARM", HERE);
    cpu("db-16", "critical", "ALARM", HERE);
    settle();
    cpu("db-16", "critical", "OK", HERE);
    settle();
    assertThat(kim()).as("the recovery of a part that was not sent").hasSize(1);

    composite("shop-16", "critical", "OK");
    settle();
    assertThat(kim()).hasSize(3);
    assertThat(kim().get(1)).startsWith("[복구] shop-16");
    assertThat(kim().get(2)).startsWith("[주의] web-16 CPU 97%>80");

    cpu("web-16", "warning", "OK", HERE);
    settle();
    assertThat(kim()).hasSize(4).last().asString().startsWith("[복구] web-16");
  }

  @Test
  void aPartThatACrashLeftOutIsSentOnceAfterAMinute() {
    composite("shop-17", "critical", "ALARM", "web-17");
    cpu("web-17", "critical", "ALARM", HERE);
    settle();
    composite("shop-17", "critical", "OK");
    simulation.runOut();
    simulation.pass(Duration.ofMinutes(2));

    assertThat(simulation.program().context().getBean(io.bongsu.notify.Composites.class).due())
        .hasSize(1);
    settle();
    settle();
    assertThat(kim()).hasSize(3).last().asString().startsWith("[경보] web-17");
  }

  /**
   * A reader of all texts never believes that something is in alarm that is not, and knows of all
   * that is, by itself or by the composite alarm that names it.
   */
  @Test
  void aReaderOfAllTextsKnowsWhatIsInAlarm() {
    for (int seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      World world = new World(seed);
      for (int step = 0; step < 12; step++) {
        world.toggle(random.nextInt(World.THINGS));
        if (random.nextInt(3) > 0) {
          simulation.pass(Duration.ofSeconds(random.nextInt(40)));
        } else {
          settle();
          world.check(seed + "/" + step, all(Phones.ON_CALL).subList(kimBefore, texts()));
        }
      }
      settle();
      world.check(seed + "/end", all(Phones.ON_CALL).subList(kimBefore, texts()));
    }
  }

  private static int texts() {
    return all(Phones.ON_CALL).size();
  }

  /**
   * A warning, two critical alarms and one of the same name in another account, a composite alarm
   * that names three of them, and one that names that one and another.
   */
  private static final class World {

    static final int THINGS = 7;

    private final String mark;
    private final Set<Integer> open = new HashSet<>();

    World(int seed) {
      mark = Integer.toString(1000 + seed);
    }

    void toggle(int which) {
      String state = open.add(which) ? "ALARM" : "OK";
      if (state.equals("OK")) {
        open.remove(which);
      }
      switch (which) {
        case 0 -> cpu("web-" + mark + "0", "warning", state, HERE);
        case 1 -> cpu("db-" + mark + "1", "critical", state, HERE);
        case 2 -> cpu("api-" + mark + "2", "critical", state, HERE);
        case 3 ->
            arrives(
                cpuText("db-" + mark + "1", "critical", state, ELSEWHERE)
                    .replace("resource=db-" + mark + "1", "resource=db-" + mark + "3"));
        case 4 -> composite("shop-" + mark + "4", "critical", state, parts(0, 1, 2));
        case 5 -> composite("all-" + mark + "5", "critical", state, "shop-" + mark + "4");
        default -> cpu("app-" + mark + "6", "warning", state, HERE);
      }
      simulation.pass(Duration.ofSeconds(1));
    }

    private String[] parts(int... things) {
      return java.util.Arrays.stream(things).mapToObj(this::name).toArray(String[]::new);
    }

    private String name(int which) {
      return List.of("web-", "db-", "api-", "db-", "shop-", "all-", "app-").get(which)
          + mark
          + which;
    }

    void check(String when, List<String> texts) {
      Set<String> believed = new HashSet<>();
      texts.stream()
          .flatMap(String::lines)
          .map(LINE::matcher)
          .filter(java.util.regex.Matcher::matches)
          .forEach(
              line -> {
                boolean alarm = List.of("경보", "주의").contains(line.group(1));
                if (alarm) {
                  believed.add(line.group(2));
                } else {
                  believed.remove(line.group(2));
                }
              });
      Set<String> actual = open.stream().map(this::name).collect(Collectors.toSet());
      Set<String> mine = believed.stream().filter(this::isMine).collect(Collectors.toSet());
      assertThat(actual).as("%s: %s", when, texts).containsAll(mine);
      Set<String> known = new HashSet<>(mine);
      if (mine.contains(name(5))) {
        known.add(name(4));
      }
      if (known.contains(name(4))) {
        known.addAll(List.of(parts(0, 1, 2)));
      }
      assertThat(known).as("%s: %s", when, texts).containsAll(actual);
    }

    private boolean isMine(String name) {
      return name.contains("-" + mark);
    }
  }

  private static void cpu(String resource, String severity, String state, String account) {
    arrives(cpuText(resource, severity, state, account));
  }

  private static String cpuText(String resource, String severity, String state, String account) {
    return SampleAlarms.cpu(resource, severity, state, simulation.now()).replace(HERE, account);
  }

  private static void composite(String name, String severity, String state, String... parts) {
    String children =
        Stream.of(parts)
            .map(part -> part.matches("(shop|all)-.*") ? part : part + "-cpu")
            .map(part -> "{\"Arn\":\"arn:aws:cloudwatch:ap-northeast-2:" + HERE + ":alarm:" + part)
            .map(part -> part + "\",\"State\":{\"Value\":\"ALARM\"}}")
            .collect(Collectors.joining(","));
    arrives(
        SampleAlarms.cpu(name, severity, state, simulation.now())
            .replace(name + "-cpu", name)
            .replaceFirst("Threshold Crossed[^\"]*", "by its rule")
            .replaceFirst("\"Trigger\":.*", "\"TriggeringChildren\":[" + children + "]}"));
  }

  private static void arrives(String text) {
    simulation.arrives(simulation.now(), text);
  }

  /** Until everything has been sent, parts of composite alarms that are over included. */
  private static void settle() {
    for (int i = 0; i < 3; i++) {
      simulation.runOut();
      simulation.pass(Duration.ofMinutes(2));
      simulation
          .program()
          .context()
          .getBean(ProducerTemplate.class)
          .sendBody("direct:notify-parts", "");
    }
  }

  private List<String> kim() {
    return all(Phones.ON_CALL).subList(kimBefore, all(Phones.ON_CALL).size());
  }

  private List<String> ml() {
    return all(Phones.ML_TEAM).subList(mlBefore, all(Phones.ML_TEAM).size());
  }

  private static List<String> all(String phone) {
    return simulation.sens().phone(phone).texts();
  }
}

package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Simulation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/**
 * Five weeks of ten people in three teams on virtual time: 2,000 alarms, two rotations, nights and
 * a holiday. Who receives what is computed here once more, by plain arithmetic, and compared with
 * what each phone received.
 */
class MonthTest {

  private static final int ALARMS = 2_000;
  private static final int PEOPLE = 10;
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDateTime HAND_OVER = LocalDateTime.parse("2026-11-16T09:00");
  private static final LocalDate HOLIDAY = LocalDate.parse("2026-12-25");
  private static final Set<Integer> SLEEPERS = Set.of(8, 9);

  private final Map<Integer, Set<String>> expected = new TreeMap<>();
  private final Map<Integer, Set<LocalDateTime>> briefs = new TreeMap<>();

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (int person = 1; person <= PEOPLE; person++) {
      settings.put("bongsu.people.p" + person + ".phone", phone(person));
    }
    SLEEPERS.forEach(person -> settings.put("bongsu.people.p" + person + ".quiet", "night"));
    settings.put("bongsu.quiet.night.hours", "22:00-07:00");
    settings.put("bongsu.quiet.night.holidays", "KR");
    settings.put("bongsu.quiet.night.brief", "08:00");
    settings.put("bongsu.schedules.api.people", "p1,p2,p3");
    settings.put("bongsu.schedules.api.every", "7d");
    settings.put("bongsu.schedules.api.from", HAND_OVER.toString());
    settings.put("bongsu.schedules.db.people", "p4,p5");
    settings.put("bongsu.schedules.db.every", "1d");
    settings.put("bongsu.schedules.db.from", HAND_OVER.toString());
    settings.put("bongsu.recipients.api", "schedule:api");
    settings.put("bongsu.recipients.db", "schedule:db");
    settings.put("bongsu.recipients.default", "person:p6,person:p7,person:p8,person:p9,person:p10");
    settings.put("bongsu.teams.api", "api");
    settings.put("bongsu.teams.db", "db");
    settings.put("bongsu.remind.after", "0");
    settings.put("bongsu.receipt.failover", "none");
    settings.put("bongsu.receipt.check-period-ms", "3600000");
    return settings;
  }

  private static String phone(int person) {
    return "010%08d".formatted(person);
  }

  @Test
  void everyTextHasItsReasonAndEveryCriticalAlarmReachesSomebodyOnDuty() {
    Random random = new Random(17);
    try (Simulation month = Simulation.start(settings())) {
      for (int i = 0; i < ALARMS; i++) {
        hours(month, Duration.ofSeconds(600 + random.nextInt(1_800)));
        String type = List.of("api", "db", "web").get(random.nextInt(3));
        boolean critical = random.nextInt(4) == 0;
        LocalDateTime now = LocalDateTime.ofInstant(month.now(), SEOUL);
        expect(type, type + "-" + i, critical, now);
        month.cpu(type + "-" + i, critical ? "critical" : "warning", "ALARM");
      }
      hours(month, Duration.ofDays(2));
      for (int person = 1; person <= PEOPLE; person++) {
        verify(person, month.sens().phone(phone(person)).texts());
      }
    }
  }

  /** Passes time, with a look for briefs at every full hour. */
  private static void hours(Simulation month, Duration time) {
    LocalDateTime end = LocalDateTime.ofInstant(month.now().plus(time), SEOUL);
    LocalDateTime now = LocalDateTime.ofInstant(month.now(), SEOUL);
    for (LocalDateTime hour = now.withMinute(0).withSecond(0).withNano(0).plusHours(1);
        !hour.isAfter(end);
        hour = hour.plusHours(1)) {
      month.pass(Duration.between(now, hour));
      now = hour;
      ProducerTemplate producer = month.program().context().getBean(ProducerTemplate.class);
      producer.sendBody("direct:notify-brief", "");
    }
    month.pass(Duration.between(now, end));
  }

  private void expect(String type, String resource, boolean critical, LocalDateTime now) {
    LocalDateTime closes = now.plusSeconds(critical || type.equals("api") ? 3 : 20);
    for (int person : onDuty(type, closes)) {
      if (critical || !SLEEPERS.contains(person) || !isQuiet(closes)) {
        expected.computeIfAbsent(person, any -> new HashSet<>()).add(resource);
      } else {
        briefs.computeIfAbsent(person, any -> new TreeSet<>()).add(brief(closes));
      }
    }
  }

  private static List<Integer> onDuty(String type, LocalDateTime at) {
    long days = Duration.between(HAND_OVER, at).toDays();
    return switch (type) {
      case "api" -> List.of(1 + (int) (days / 7 % 3));
      case "db" -> List.of(4 + (int) (days % 2));
      default -> List.of(6, 7, 8, 9, 10);
    };
  }

  private static boolean isQuiet(LocalDateTime at) {
    return at.getHour() >= 22 || at.getHour() < 7 || at.toLocalDate().equals(HOLIDAY);
  }

  private static LocalDateTime brief(LocalDateTime after) {
    LocalDateTime brief = after.toLocalDate().atTime(LocalTime.of(8, 0));
    while (!brief.isAfter(after) || brief.toLocalDate().equals(HOLIDAY)) {
      brief = brief.plusDays(1);
    }
    return brief;
  }

  private void verify(int person, List<String> texts) {
    Set<String> missing = new HashSet<>(expected.getOrDefault(person, Set.of()));
    List<String> others = new ArrayList<>();
    for (String text : texts) {
      String resource = text.replaceFirst("^\\[..] (\\w+-\\d+) CPU 97%>80 \\d\\d:\\d\\d #.*", "$1");
      if (!missing.remove(resource)) {
        others.add(text);
      }
    }
    assertThat(missing).as("what p%d did not receive", person).isEmpty();
    assertThat(others)
        .as("briefs of p%d", person)
        .hasSize(briefs.getOrDefault(person, Set.of()).size());
  }
}

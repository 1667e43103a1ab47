package io.bongsu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * December 2026 in Seoul for ten people: three teams, two rotations, nights, quiet hours and
 * Christmas. Who must receive each alarm, and when, is computed here from the calendar alone, and
 * compared with what the ledger says was sent. Writes {@code target/month.md}, the table of {@code
 * docs/use/people.md}.
 */
class MonthTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

  /** Christmas, and the New Year's Day on which the last briefs would come. */
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));

  private static final LocalTime BRIEF = LocalTime.of(8, 0);
  private static final int ALARMS = Integer.getInteger("month.alarms", 100);

  private static Map<String, String> settings() {
    Map<String, String> all = new HashMap<>();
    for (int person = 1; person <= 10; person++) {
      all.put("bongsu.people.p" + person + ".phone", "0100000" + lastFour(person));
    }
    all.put("bongsu.people.p3.quiet", "night");
    all.put("bongsu.people.p8.quiet", "night");
    all.put("bongsu.people.p9.quiet", "free");
    all.put("bongsu.quiet.night.hours", "22:00-07:00");
    all.put("bongsu.quiet.night.brief", "08:00");
    all.put("bongsu.quiet.free.hours", "22:00-07:00");
    all.put("bongsu.quiet.free.brief", "08:00");
    all.put("bongsu.quiet.free.holidays", "KR");
    all.put("bongsu.schedules.day.people", "p1,p2,p3");
    all.put("bongsu.schedules.day.every", "7d");
    all.put("bongsu.schedules.day.from", "2026-11-30T09:00");
    all.put("bongsu.schedules.night.people", "p4,p5,p6");
    all.put("bongsu.schedules.night.every", "1d");
    all.put("bongsu.schedules.night.from", "2026-12-01T09:00");
    all.put("bongsu.schedules.night.overrides[0].person", "p6");
    all.put("bongsu.schedules.night.overrides[0].from", "2026-12-24T18:00");
    all.put("bongsu.schedules.night.overrides[0].until", "2026-12-26T09:00");
    all.put("bongsu.recipients.default", "person:p9,person:p10");
    all.put("bongsu.recipients.web", "schedule:day");
    all.put("bongsu.recipients.night", "schedule:night");
    all.put("bongsu.recipients.db", "person:p7,person:p8");
    all.put("bongsu.teams.web[0].team", "web");
    all.put("bongsu.teams.web[0].hours", "09:00-18:00");
    all.put("bongsu.teams.web[0].days", "MON-FRI");
    all.put("bongsu.teams.web[1].team", "night");
    all.put("bongsu.teams.db", "db");
    all.put("bongsu.remind.after", "0");
    all.put("bongsu.receipt.failover", "none");
    for (String period : List.of("receipt", "brief", "budget", "notice", "remind", "watchdog")) {
      all.put("bongsu." + period + ".check-period-ms", "360000000");
    }
    all.put("bongsu.deliver.unsettled-period-ms", "360000000");
    return all;
  }

  private static String lastFour(int person) {
    return "%04d".formatted(person);
  }

  /** Who is on duty for a type of server at a time: the calendar, in plain arithmetic. */
  private static Set<Integer> duty(String team, LocalDateTime at) {
    return switch (team) {
      case "web" -> Set.of(1 + (int) (ChronoUnit.DAYS.between(at(2026, 11, 30, 9), at) / 7 % 3));
      case "night" -> {
        boolean christmas = !at.isBefore(at(2026, 12, 24, 18)) && at.isBefore(at(2026, 12, 26, 9));
        long day = Math.floorDiv(ChronoUnit.MINUTES.between(at(2026, 12, 1, 9), at), 24 * 60);
        yield Set.of(christmas ? 6 : 4 + (int) Math.floorMod(day, 3));
      }
      case "db" -> Set.of(7, 8);
      default -> Set.of(9, 10);
    };
  }

  private static String team(String type, LocalDateTime at) {
    boolean weekday = at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    boolean day = at.getHour() >= 9 && at.getHour() < 18;
    return switch (type) {
      case "web" -> weekday && day ? "web" : "night";
      case "db" -> "db";
      default -> "default";
    };
  }

  private static boolean quiet(int person, LocalDateTime at) {
    boolean night = at.getHour() >= 22 || at.getHour() < 7;
    boolean holiday = HOLIDAYS.contains(at.toLocalDate());
    return switch (person) {
      case 3, 8 -> night;
      case 9 -> night || holiday;
      default -> false;
    };
  }

  /** The next 08:00, for who keeps holidays not on one. */
  private static LocalDateTime brief(int person, LocalDateTime at) {
    LocalDateTime next = at.toLocalDate().atTime(BRIEF);
    while (!next.isAfter(at) || person == 9 && HOLIDAYS.contains(next.toLocalDate())) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static LocalDateTime at(int year, int month, int day, int hour) {
    return LocalDateTime.of(year, month, day, hour, 0);
  }

  /** One change of one alarm. */
  private record Change(
      Instant at, String key, String overKey, String type, String severity, String state) {

    boolean isCritical() {
      return severity.equals("critical");
    }

    LocalDateTime local() {
      return at.atZone(SEOUL).toLocalDateTime();
    }
  }

  /** What the ledger says: a person has a text about a change. */
  private record Text(String key, int person, String lane, OffsetDateTime composedAt) {

    LocalDateTime local() {
      return composedAt.toInstant().atZone(SEOUL).toLocalDateTime();
    }

    boolean isBrief() {
      return lane.equals("brief");
    }
  }

  private final Random random = new Random(12);
  private final Map<Instant, String> arrivals = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Map<Integer, Integer>> counts = new TreeMap<>();

  @Test
  void everyTextIsForSomebodyOnDutyAndEveryCriticalAlarmReachesThem() throws IOException {
    for (int number = 0; number < ALARMS; number++) {
      outage(number);
    }
    List<Text> texts = run();
    Map<String, List<Text>> byKey = texts.stream().collect(Collectors.groupingBy(Text::key));
    Set<Text> explained = new HashSet<>();
    int unsent = 0;
    for (Change change : changes) {
      unsent += explain(change, byKey, explained) ? 0 : 1;
    }

    assertThat(texts).as("every text has a reason").allMatch(explained::contains);
    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(target.resolve("month.md"), table(unsent), UTF_8);
  }

  /** An alarm of one of ninety servers, half of them near a time at which the answer changes. */
  private void outage(int number) {
    List<LocalTime> edges =
        List.of(
            LocalTime.MIDNIGHT,
            LocalTime.of(7, 0),
            BRIEF,
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            LocalTime.of(22, 0));
    boolean edge = random.nextBoolean();
    LocalDateTime time =
        FIRST
            .plusDays(random.nextInt(31))
            .atTime(edges.get(random.nextInt(edges.size())))
            .plusSeconds(edge ? random.nextInt(600) - 300 : random.nextInt(6 * 3600))
            .plusNanos(1_000_000L * random.nextInt(1000));
    String type = List.of("web", "web", "db", "shop").get(random.nextInt(4));
    String severity = random.nextInt(3) == 0 ? "critical" : "warning";
    Duration lasts =
        Duration.ofSeconds(60 + random.nextInt(random.nextInt(5) == 0 ? 50_000 : 1800));
    String name = type + "-" + (1000 + number);
    Instant begin = time.atZone(SEOUL).toInstant();
    String over = arrives(name, severity, "OK", begin.plus(lasts), type, "");
    arrives(name, severity, "ALARM", begin, type, over);
  }

  private String arrives(
      String name, String severity, String state, Instant at, String type, String over) {
    String text = SampleAlarms.cpu(name, severity, state, at);
    String key = ((ParsedDocument.One) new AlarmReader().read(text)).alarm().key();
    Instant free = at;
    while (arrivals.putIfAbsent(free, text) != null) {
      free = free.plusMillis(1);
    }
    changes.add(new Change(free, key, over, type, severity, state));
    return key;
  }

  private List<Text> run() {
    for (int day = 0; day <= 32; day++) {
      Instant brief = FIRST.plusDays(day).atTime(BRIEF).plusSeconds(1).atZone(SEOUL).toInstant();
      arrivals.put(brief, "");
    }
    try (Simulation simulation = Simulation.start(settings())) {
      ProducerTemplate producer = simulation.program().context().getBean(ProducerTemplate.class);
      arrivals.forEach(
          (at, text) -> {
            if (text.isEmpty()) {
              simulation.pass(Duration.between(simulation.now(), at));
              producer.sendBody("direct:notify-brief", "");
            } else {
              simulation.arrives(at, text);
            }
          });
      simulation.runOut();
      // The clock may jump by hours while a request is under way; the program signs it anew.
      assertThat(simulation.sens().faults())
          .allMatch(fault -> fault.endsWith("Expired timestamp."));
      return simulation
          .program()
          .context()
          .getBean(JdbcClient.class)
          .sql(
              """
              select a.alarm_key as "key", cast(r.last_four as integer) as person, m.lane as lane,
                m.composed_at as composedAt
              from message m join message_alarm a on a.message_id = m.id
                join message_recipient r on r.message_id = m.id where m.state = 'ACCEPTED'
              """)
          .query(Text.class)
          .list();
    }
  }

  /** Finds the texts that the change must have been; false if it is right that there are none. */
  private boolean explain(Change change, Map<String, List<Text>> byKey, Set<Text> explained) {
    List<Text> texts = byKey.getOrDefault(change.key(), List.of());
    List<Text> atOnce = texts.stream().filter(text -> !text.isBrief()).toList();
    texts.stream().filter(Text::isBrief).forEach(text -> brief(change, text, explained));
    if (atOnce.isEmpty()) {
      assertThat(change.isCritical() && change.state().equals("ALARM"))
          .as("a critical alarm that nobody received: %s", change)
          .isFalse();
      return !texts.isEmpty();
    }
    LocalDateTime sent = atOnce.get(0).local();
    String team = team(change.type(), change.local());
    Set<Integer> expected =
        duty(team, sent).stream()
            .filter(person -> change.isCritical() || !quiet(person, sent))
            .collect(Collectors.toSet());
    assertThat(atOnce.stream().map(Text::person).collect(Collectors.toSet()))
        .as("%s of team %s, sent at %s", change, team, sent)
        .isEqualTo(expected);
    assertThat(Duration.between(change.local(), sent))
        .as("%s", change)
        .isBetween(Duration.ZERO, Duration.ofMinutes(change.isCritical() ? 5 : 15));
    atOnce.forEach(text -> count(reason(change, team, text), text.person()));
    explained.addAll(atOnce);
    if (change.state().equals("ALARM") && !change.isCritical()) {
      duty(team, sent).stream()
          .filter(person -> quiet(person, sent))
          .forEach(person -> waited(change, person, brief(person, sent), byKey));
    }
    return true;
  }

  /** A brief has what waited, in the state of then. */
  private static void waited(
      Change change, int person, LocalDateTime due, Map<String, List<Text>> byKey) {
    List<Text> briefs = new ArrayList<>(byKey.getOrDefault(change.key(), List.of()));
    briefs.addAll(byKey.getOrDefault(change.overKey(), List.of()));
    assertThat(briefs)
        .as("%s waits for p%d until %s", change, person, due)
        .anyMatch(text -> text.person() == person && text.isBrief() && isDue(text.local(), due));
  }

  private static boolean isDue(LocalDateTime sent, LocalDateTime due) {
    return !sent.isBefore(due) && sent.isBefore(due.plusSeconds(5));
  }

  private void brief(Change change, Text text, Set<Text> explained) {
    assertThat(change.isCritical()).as("%s in a brief", change).isFalse();
    assertThat(List.of(3, 8, 9)).contains(text.person());
    assertThat(text.local().toLocalTime()).isBetween(BRIEF, BRIEF.plusSeconds(5));
    assertThat(text.person() == 9 && HOLIDAYS.contains(text.local().toLocalDate())).isFalse();
    count("in the brief at 08:00, because it came in quiet hours", text.person());
    explained.add(text);
  }

  private static String reason(Change change, String team, Text text) {
    if (team.equals("web") || team.equals("night")) {
      boolean handedOver = !duty(team, change.local()).contains(text.person());
      String turn = team.equals("web") ? "in the week's turn" : "in the night's turn";
      return handedOver ? turn + ", which began while the alarm waited" : turn;
    }
    boolean disturbed = quiet(text.person(), text.local());
    return disturbed ? "CRITICAL, in spite of quiet hours" : "always on duty for the team";
  }

  private void count(String reason, int person) {
    counts.computeIfAbsent(reason, any -> new TreeMap<>()).merge(person, 1, Integer::sum);
  }

  private String table(int unsent) {
    StringBuilder table = new StringBuilder("| why |");
    for (int person = 1; person <= 10; person++) {
      table.append(" p").append(person).append(" |");
    }
    table.append("\n|---|").append("---:|".repeat(10)).append('\n');
    counts.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(
            entry -> {
              table.append("| ").append(entry.getKey()).append(" |");
              for (int person = 1; person <= 10; person++) {
                table.append(' ').append(entry.getValue().getOrDefault(person, 0)).append(" |");
              }
              table.append('\n');
            });
    return table
        .append(
            "\n%d changes of %d alarms; %d changes were sent to nobody\n"
                .formatted(changes.size(), ALARMS, unsent))
        .toString();
  }
}

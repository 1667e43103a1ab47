package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whoever reads all texts knows what is in alarm: any sequence of changes of alarms that are
 * siblings, which are two disks of one server, each with a warning and a critical threshold, in two
 * accounts.
 */
class SiblingsPropertyTest {

  /**
   * An LMS has a line for each thing: label, then its name up to a number or a word for a state.
   */
  private static final Pattern LINE =
      Pattern.compile("\\[(경보|주의|복구|완화|해제)] (web-3\\S* \\S+ 디스크)(?: \\d[^>]*)?(?:>(\\d+))?.*");

  private static final int[] LIMITS = {80, 95};

  private final KnownAlarms known = new KnownAlarms();
  private final Composer composer =
      new Composer(
          Clock.fixed(Alarms.NOW, ZoneOffset.UTC),
          new Tags(new FixedTag(), 3),
          Composers.properties(KindChoice.LMS),
          Composers.TEMPLATES,
          recovery -> Optional.empty(),
          known);

  @Property(tries = 300)
  void aReaderOfAllTextsKnowsWhatIsInAlarm(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 7) Integer> toggles,
      @ForAll @IntRange(min = 1, max = 4) int burstSize) {
    known.forget();
    // Both accounts are known from the beginning, so that every text names its account.
    for (int which = 0; which < 8; which++) {
      known.note(alarm(which, AlarmState.OK, 0));
    }
    Map<Integer, AlarmState> actual = new HashMap<>();
    Set<String> believed = new HashSet<>();
    List<Alarm> burst = new ArrayList<>();
    for (int i = 0; i < toggles.size(); i++) {
      int which = toggles.get(i);
      AlarmState state = actual.get(which) == AlarmState.ALARM ? AlarmState.OK : AlarmState.ALARM;
      actual.put(which, state);
      Alarm change = alarm(which, state, i + 1);
      known.note(change);
      burst.add(change);
      if (burst.size() == burstSize || i == toggles.size() - 1) {
        read(burst, believed);
        burst.clear();
        assertThat(believed).isEqualTo(things(actual));
      }
    }
  }

  private void read(List<Alarm> burst, Set<String> believed) {
    String text =
        composer.compose(new Burst("digest", burst), List.of(Composers.KOREAN)).get(0).text();
    text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              switch (line.group(1)) {
                case "경보", "주의", "완화" -> believed.add(line.group(2));
                default -> believed.remove(line.group(2));
              }
            });
  }

  private static Set<String> things(Map<Integer, AlarmState> actual) {
    Set<String> things = new HashSet<>();
    actual.forEach(
        (which, state) -> {
          if (state == AlarmState.ALARM) {
            things.add("web-3(" + account(which) + ") " + path(which) + " 디스크");
          }
        });
    return things;
  }

  private static String account(int which) {
    return which < 4 ? "100000000001" : "200000000002";
  }

  private static String path(int which) {
    return which % 4 < 2 ? "/" : "/data";
  }

  private static Alarm alarm(int which, AlarmState state, int minute) {
    int limit = LIMITS[which % 2];
    Map<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("path", path(which));
    dimensions.put("InstanceId", "web-3");
    String name = "disk " + path(which) + " " + limit;
    return new Alarm(
        name,
        "arn:aws:cloudwatch:ap-northeast-2:" + account(which) + ":alarm:" + name,
        account(which),
        "ap-northeast-2",
        null,
        state,
        null,
        Alarms.NOW.plusSeconds(60L * minute),
        null,
        null,
        new Metric(
            "CWAgent",
            "disk_used_percent",
            dimensions,
            "AVERAGE",
            null,
            "GreaterThanThreshold",
            (double) limit,
            99.0),
        List.of(),
        Map.of(),
        new Classification(
            "web",
            limit == 95 ? Severity.CRITICAL : Severity.WARNING,
            "default",
            "web-3",
            "by the test",
            Flapping.NONE,
            path(which),
            false));
  }
}

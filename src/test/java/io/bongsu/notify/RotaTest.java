package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.notify.Rota.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a year of schedules lacks. It begins on Monday, 30 November 2026. */
class RotaTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @Test
  void thereIsAGapBeforeTheFirstDutyAndAfterEachOfTheWeekdays() {
    assertThat(problems("{people: [kim], hours: '09:00-18:00', days: MON-FRI}"))
        .extracting(Problem::problem)
        .singleElement()
        .asString()
        .startsWith("has nobody on duty from 2026-11-30T00:00 and 261 more times within a year");
  }

  @Test
  void oneWhoIsAlwaysOnDutyLeavesNoGap() {
    assertThat(problems("{people: [kim]}")).isEmpty();
  }

  @Test
  void whoIsNotifiedOtherwiseFillsEveryGap() {
    assertThat(problems("{people: [kim], hours: '09:00-18:00', otherwise: 'person:lee'}"))
        .isEmpty();
  }

  private static List<Problem> problems(String week) {
    RecipientsProperties settings =
        BoundSettings.of(
            """
            bongsu:
              people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
              recipients: {default: ["schedule:week"]}
              schedules:
                week: %s
            """
                .formatted(week));
    return Rota.of(settings, Path.of("target"), Clock.systemUTC(), ZoneId.of("Asia/Seoul"))
        .problems(TODAY);
  }
}

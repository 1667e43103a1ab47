package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OncallCommandTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @BeforeEach
  void settings() throws IOException {
    Files.writeString(
        directory.resolve("application.yaml"),
        """
        bongsu:
          people:
            kim: {phone: "01000000001"}
            lee: {phone: "01000000002"}
            choi: {language: en}
          recipients:
            default: ["schedule:week"]
            office: ["schedule:office"]
          schedules:
            week: {people: [kim, lee], every: 7d, from: 2026-11-30T09:00}
            office: {people: [lee], hours: "09:00-18:00", days: MON-FRI}
        """);
  }

  @Test
  void itSaysWhoIsOnDutyAndWhy(CapturedOutput output) {
    int exit = run("oncall", "--config", directory.toString(), "--at", "2026-12-07T08:59");

    assertThat(output.getOut())
        .isEqualTo(
            """
            2026-12-07 08:59 Asia/Seoul
            default      kim ***-****-0001            bongsu.recipients.default, schedule:week
            office       kim ***-****-0001            bongsu.recipients.default, schedule:week, \
            for nobody of office is on duty
            """);
    assertThat(exit).isZero();
  }

  @Test
  void aTimeThatIsNoneIsAMistakeOfUse(CapturedOutput output) {
    assertThat(run("oncall", "--config", directory.toString(), "--at", "noon")).isEqualTo(2);
    assertThat(output.getErr()).contains("--at: not a time");
  }

  @Test
  void settingsThatCannotWorkAreNamed(CapturedOutput output) throws IOException {
    Files.writeString(directory.resolve("application.yaml"), "bongsu.recipients.ml: '01000000001'");

    assertThat(run("oncall", "--config", directory.toString())).isEqualTo(1);
    assertThat(output.getErr()).contains("bongsu.recipients.default is missing");
  }

  @Test
  void checkFindsGapsDoubleDutyAndWhoCannotBeReached(CapturedOutput output) {
    int exit = run("check", directory.resolve("application.yaml").toString());

    assertThat(output.getOut())
        .contains(
            "application.yaml:5: bongsu.people.choi has neither phone nor then",
            "application.yaml:11: warning: bongsu.schedules.office has nobody on duty from ",
            "application.yaml:4: warning: bongsu.people.lee is on duty twice, by office and week",
            "1 errors, 2 warnings");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void aCalendarIsReadByBoth(CapturedOutput output) throws IOException {
    Path calendar =
        Files.writeString(
            directory.resolve("rota.ics"),
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            SUMMARY:kim
            DTSTART;VALUE=DATE:20991225
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:somebody
            DTSTART:20200101T000000Z
            DTEND:20270101T000000Z
            END:VEVENT
            END:VCALENDAR
            """
                .replace(
                    "20991225",
                    LocalDate.now(ZoneOffset.UTC).plusDays(30).toString().replace("-", ""))
                .replace("\n", "\r\n"));
    Files.writeString(
        directory.resolve("application.yaml"),
        """
        bongsu:
          people: {kim: {phone: "01000000001"}}
          recipients: {default: ["schedule:week"]}
          schedules:
            week: {ical: "%s"}
        """
            .formatted(calendar));
    String at = LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T12:00";

    run("oncall", "--config", directory.toString(), "--at", at);
    run("check", directory.resolve("application.yaml").toString());

    assertThat(output.getOut())
        .contains(
            "default      kim ***-****-0001            bongsu.recipients.default, schedule:week")
        .contains(
            ":5: bongsu.schedules.week.ical has an event 'somebody', which is no person's name")
        .contains(":5: warning: bongsu.schedules.week.ical ends at ")
        .contains(":5: warning: bongsu.schedules.week has nobody on duty from ");
  }

  private static int run(String... arguments) {
    return BongsuCommand.run(BongsuApplication.class, arguments);
  }
}

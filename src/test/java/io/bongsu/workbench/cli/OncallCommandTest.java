package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static int run(String... arguments) {
    return BongsuCommand.run(BongsuApplication.class, arguments);
  }
}

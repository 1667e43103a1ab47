package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bongsu.BongsuApplication;
import io.bongsu.support.SampleAlarms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code bongsu preview} as somebody at a terminal, or a script, meets it. */
@ExtendWith(OutputCaptureExtension.class)
class PreviewCommandTest {

  /** 14:00 of 22 November 2026 in Seoul. */
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

  private static final String SECRET = "not-a-real-secret-key";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void aFileOfAlarmsIsToldWithItsMessages(CapturedOutput output) throws IOException {
    Path file = file("alarms.jsonl", alarm("api-1", 0) + "\n" + alarm("db-1", 60) + "\n");

    assertThat(BongsuCommand.run(BongsuApplication.class, "preview", file.toString())).isZero();

    assertThat(output.getOut())
        .contains(
            "note: No recipients are configured",
            "1  2026-11-22 14:00:00  api-1-cpu  ALARM",
            "alarms.jsonl:1",
            "class     api, CRITICAL, team default, resource api-1",
            "lane      urgent, window 14:00:00 to 14:00:03, 1 alarm",
            "sent      in message 1",
            "\n\nmessage 2  2026-11-22 14:01:03  to ***-****-0000, team default",
            "text      [경보] api-1 CPU 97%>80 14:00 #",
            "2 documents, 2 messages, 18 won");
  }

  @Test
  void neitherASecretNorAWholeNumberIsShown(CapturedOutput output) throws IOException {
    Path file = file("alarm.json", alarm("api-1", 0));
    Path config = Files.createDirectory(directory.resolve("config"));
    Files.writeString(
        config.resolve("application.yaml"),
        """
        sens: {service-id: "ncp:sms:kr:000000000000:mine", access-key: access-%1$s, secret-key: %1$s, from: "0200000009"}
        bongsu.recipients.default: ["01000000007"]
        """
            .formatted(SECRET));

    for (String format : new String[] {"text", "json"}) {
      assertThat(
              BongsuCommand.run(
                  BongsuApplication.class,
                  "preview",
                  "--format",
                  format,
                  "--config",
                  config.toString(),
                  file.toString()))
          .isZero();
    }

    assertThat(output.getOut())
        .contains("***-****-0007", "ncp:sms:kr:000000000000:mine")
        .doesNotContain(SECRET, "01000000007", "0200000009", "made up");
    assertThat(output.getErr()).doesNotContain(SECRET, "01000000007", "0200000009");
  }

  @Test
  void theJsonIsForPrograms(CapturedOutput output) throws IOException {
    Path file = file("alarm.json", alarm("api-1", 0));

    assertThat(
            BongsuCommand.run(BongsuApplication.class, "preview", "--format=json", file.toString()))
        .isZero();

    JsonNode json = JsonMapper.builder().build().readTree(output.getOut());
    assertThat(json.at("/alarms/0/alarm/changed").asText()).isEqualTo("2026-11-22T05:00:00Z");
    assertThat(json.at("/alarms/0/window/closed").asText()).isEqualTo("2026-11-22T05:00:03Z");
    assertThat(json.at("/messages/0/bytes").asInt()).isEqualTo(34);
    assertThat(json.at("/won").asInt()).isEqualTo(9);
  }

  @Test
  void standardInputIsReadAndAnotherTimeCanBeSet(CapturedOutput output) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(alarm("api-1", 0).getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(
              BongsuCommand.run(
                  BongsuApplication.class, "preview", "--at", "2026-12-25T03:00:00+09:00", "-"))
          .isZero();
    } finally {
      System.setIn(before);
    }

    assertThat(output.getOut()).contains("message 1  2026-12-25 03:00:03");
  }

  @Test
  void whatCannotBeReadIsAnExitCodeForScripts(CapturedOutput output) throws IOException {
    Path file = file("alarm.json", "{\"hello\": \"world\"}");

    assertThat(BongsuCommand.run(BongsuApplication.class, "preview", file.toString())).isEqualTo(1);

    assertThat(output.getOut()).contains("not sent  unreadable: document is JSON but none");
  }

  @Test
  void aHistoryWithADamagedChangeIsAnExitCodeForScriptsToo(CapturedOutput output)
      throws IOException {
    String change =
        "{\"AlarmName\":\"db-%d-cpu\",\"Timestamp\":\"2026-11-22T05:0%1$d:00+00:00\","
            + "\"HistoryItemType\":\"StateUpdate\",\"HistoryData\":"
            + "\"{\\\"newState\\\":{\\\"stateValue\\\":\\\"ALARM\\\"%s\"}";
    String whole = change.formatted(1, "}}");
    String damaged = change.formatted(2, "");
    Path readable = file("whole.json", "\uFEFF{\"AlarmHistoryItems\":[" + whole + "]}");
    Path both = file("both.json", "{\"AlarmHistoryItems\":[" + whole + "," + damaged + "]}");

    assertThat(BongsuCommand.run(BongsuApplication.class, "preview", readable.toString())).isZero();
    assertThat(
            BongsuCommand.run(
                BongsuApplication.class, "preview", "--no-critical-lost", both.toString()))
        .isEqualTo(1);

    assertThat(output.getOut()).contains("db-1-cpu  ALARM").doesNotContain("unreadable");
    assertThat(output.getErr())
        .contains(
            "both.json[1]: the HistoryData of the StateUpdate of db-2-cpu at 2026-11-22T05:02");
  }

  @Test
  void aWrongSettingIsOneSentence(CapturedOutput output) throws IOException {
    Path file = file("alarm.json", alarm("api-1", 0));
    Files.writeString(directory.resolve("application.yaml"), "bongsu.message.tag-length: 9\n");

    assertThat(
            BongsuCommand.run(
                BongsuApplication.class,
                "preview",
                "--config",
                directory.toString(),
                file.toString()))
        .isEqualTo(1);

    assertThat(output.getErr())
        .endsWith("bongsu.message.tag-length is 9: a tag has 3 or 4 characters\n");
  }

  /** The setting bongsu.routes of an example names a directory of the deployment, not this one. */
  @Test
  void theRoutesOfTheDirectoryLieOverTheBuiltInOnes(CapturedOutput output) throws IOException {
    Path file = file("alarm.json", alarm("api-1", 0));

    assertThat(
            BongsuCommand.run(
                BongsuApplication.class,
                "preview",
                "--config",
                "docs/examples/webhook",
                file.toString()))
        .isZero();

    assertThat(output.getOut())
        .contains("would also call https://alarms.example.com/hook", "\"stateChangeTime\":\"2026-")
        .contains("\"severity\":\"CRITICAL\"");
  }

  @Test
  void anotherConfigurationIsComparedAndAPullRequestCanFail(CapturedOutput output)
      throws IOException {
    Path file = file("alarms.jsonl", alarm("api-1", 0) + "\n" + alarm("db-1", 60) + "\n");
    Path markdown = directory.resolve("difference.md");
    Path junit = directory.resolve("report.xml");
    Path before = config("before", "bongsu.recipients.default: [\"01000000007 kim\"]\n");
    Path after =
        config(
            "after",
            """
            bongsu.recipients.default: ["01000000008 lee"]
            bongsu.burst.urgent.first-wait: 9s
            bongsu.silences: [{alarm: "db-1*", severity: CRITICAL, until: "2026-12-01T00:00", note: "moved"}]
            """);

    assertThat(
            BongsuCommand.run(
                BongsuApplication.class,
                "preview",
                "--config=" + before,
                "--compare=" + after,
                "--max-won=8",
                "--no-critical-lost",
                "--markdown=" + markdown,
                "--junit=" + junit,
                file.toString()))
        .isEqualTo(1);

    assertThat(output.getOut())
        .containsPattern("texts +2 +1 +-1\n")
        .containsPattern("won +18 +9 +-9\n")
        .containsPattern("texts to kim \\*\\*\\*-\\*\\*\\*\\*-0007 +2 +0 +-2\n")
        .containsPattern("CRITICAL api-1-cpu of 2026-11-22 14:00:03 .* is later by PT6S\n")
        .containsPattern("CRITICAL db-1-cpu of .* is lost: silenced: ");
    assertThat(output.getErr())
        .contains("the texts cost 9 won, more than 8", "a CRITICAL alarm goes to nobody: silenced")
        .doesNotContain("previewing");
    assertThat(markdown).content().contains("| texts to lee ***-****-0008 | 0 | 1 | +1 |");
    assertThat(junit).content().contains("failures=\"2\"", "critical-lost", "critical-later");
  }

  private Path config(String name, String settings) throws IOException {
    Path config = Files.createDirectory(directory.resolve(name));
    Files.writeString(config.resolve("application.yaml"), settings);
    return config;
  }

  @Test
  void aFileThatIsNotThereIsAMistakeOfUse(CapturedOutput output) {
    assertThat(
            BongsuCommand.run(
                BongsuApplication.class, "preview", directory.resolve("none.json").toString()))
        .isEqualTo(2);

    assertThat(output.getErr()).contains("none.json cannot be opened");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String alarm(String resource, int seconds) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", START.plusSeconds(seconds));
  }
}

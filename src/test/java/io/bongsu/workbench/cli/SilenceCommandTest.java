package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An operator before a release, at the shell, beside the running program. */
@ExtendWith(OutputCaptureExtension.class)
class SilenceCommandTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final String TOKEN = "console-token-of-the-test";
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  @TempDir private static Path ledger;

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @BeforeAll
  @SuppressWarnings("NullAway") // JUnit has set the directory by now
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "bongsu.console.token",
                TOKEN,
                "spring.datasource.url",
                "jdbc:h2:file:" + ledger.resolve("ledger")));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @BeforeEach
  void settings() throws IOException {
    config("bongsu.console.token: " + TOKEN);
  }

  @Test
  void itHoldsAlarmsUntilItIsEnded(CapturedOutput output) {
    Instant before = Instant.now();
    assertThat(silence("web-*", "--for", "2h", "--note", "release 4.2")).isZero();
    assertThat(output.getOut())
        .containsAnyOf(
            line("web-*", "all but CRITICAL", before), line("web-*", "all but CRITICAL"));
    queue.put(QUEUE, SampleAlarms.cpu("web-1", "warning", "ALARM", Instant.now()));
    queue.awaitEmpty(QUEUE);

    assertThat(silence("--list")).isZero();
    String listed = listed(output, "web-* (all but CRITICAL)  release 4.2");
    assertThat(silence("--end", listed.substring(0, 36))).isZero();
    assertThat(output.getOut()).contains("ended " + listed.substring(0, 36));

    queue.put(QUEUE, SampleAlarms.cpu("web-2", "warning", "ALARM", Instant.now()));
    sens.phone(Phones.ON_CALL).receivedContaining("web-2");
    assertThat(sens.phone(Phones.ON_CALL).texts()).noneMatch(text -> text.contains("web-1"));

    assertThat(silence("--end", listed.substring(0, 36))).as("a second time").isEqualTo(1);
    assertThat(output.getErr()).contains("There is no such open silence.");
  }

  @Test
  void oneOfASeverityIsListedWithIt(CapturedOutput output) {
    assertThat(silence("db-*", "--for", "30m", "--severity", "critical")).isZero();
    assertThat(silence("--list")).isZero();

    assertThat(listed(output, "db-* (CRITICAL)")).contains("  until ");
  }

  @Test
  void whatTheProgramRefusesIsASentence(CapturedOutput output) throws IOException {
    assertThat(silence("web-*", "--for", "32d")).isEqualTo(1);
    assertThat(output.getErr()).contains("A silence lasts from 1 minute to 31 days.");

    config("bongsu.console.token: another-token-entirely");
    assertThat(silence("--list")).isEqualTo(1);
    assertThat(output.getErr())
        .contains("another bongsu.console.token")
        .doesNotContain(TOKEN, "another-token-entirely");

    config("bongsu.console.token: ''");
    assertThat(silence("--list")).isEqualTo(1);
    assertThat(output.getErr()).contains("set BONGSU_CONSOLE_TOKEN to the program's");
  }

  @Test
  void withoutAProgramItSaysWhatToDo(CapturedOutput output) {
    assertThat(run("--list", "--url", "http://127.0.0.1:1")).isEqualTo(1);
    assertThat(output.getErr())
        .isEqualTo(
            "no program listens at http://127.0.0.1:1: start it, or name its address with --url\n");
    assertThat(run("--list", "--url", "here")).isEqualTo(1);
    assertThat(output.getErr()).contains("--url is no address such as http://localhost:8080");
  }

  @Test
  void whatIsNotClearIsAMistakeOfUse(CapturedOutput output) {
    assertThat(run("web-*")).isEqualTo(2);
    assertThat(output.getErr()).contains("--for");
    assertThat(run("--list", "--end", "0")).isEqualTo(2);
    assertThat(run("--end", "web-*")).isEqualTo(2);
    assertThat(output.getErr()).contains("--end: not an id that --list shows");
    for (String time : List.of("90s", "soon", "-2h", "99999999999999999999h")) {
      assertThat(run("web-*", "--for=" + time)).as(time).isEqualTo(2);
      assertThat(output.getErr()).contains("'" + time + "' is no time in whole minutes");
    }
  }

  private static String line(String alarm, String severity) {
    return line(alarm, severity, Instant.now());
  }

  private static String line(String alarm, String severity, Instant begun) {
    String until =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .format(begun.plusSeconds(7200).atZone(ZONE));
    return "silenced " + alarm + " (" + severity + ") until " + until + " " + ZONE + ", id ";
  }

  private static String listed(CapturedOutput output, String end) {
    return output
        .getOut()
        .lines()
        .filter(line -> line.endsWith(end))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private void config(String yaml) throws IOException {
    Files.writeString(directory.resolve("application.yaml"), yaml);
  }

  private int silence(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", program.uri("").toString()));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("silence", "--config", directory.toString()));
    all.addAll(List.of(arguments));
    return BongsuCommand.run(BongsuApplication.class, all.toArray(String[]::new));
  }
}

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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The two questions of an operator, asked beside the running program and after it. */
@ExtendWith(OutputCaptureExtension.class)
class HistoryCommandTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final String TOKEN = "console-token-of-the-test";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void itAnswersWhoGotATextAndWhyNobodyDid(CapturedOutput output) throws IOException {
    String url = "jdbc:h2:file:" + directory.resolve("ledger");
    config("bongsu.console.token: " + TOKEN + "\nspring.datasource.url: " + url);
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        FakeSens sens = FakeSens.start();
        Program program = start(queue, sens, url)) {
      queue.put(QUEUE, SampleAlarms.cpu("api-3", "critical", "ALARM", Instant.now()));
      queue.put(QUEUE, SampleAlarms.cpu("log-1", "info", "ALARM", Instant.now()));
      sens.phone(Phones.ON_CALL).receivedContaining("api-3");
      queue.awaitEmpty(QUEUE);
      String address = program.uri("").toString();

      assertThat(run("--alarm", "api-3*", "--url", address)).isZero();
      assertThat(output.getOut())
          .contains("api-3-cpu ALARM  sent", "lane     urgent", "SMS [경보] api-3")
          .contains("***-****-" + Phones.ON_CALL.substring(7) + " accepted ")
          .doesNotContain("log-1-cpu ALARM", "person   " + Phones.ON_CALL);

      assertThat(run("--format", "csv", "--outcome", "quiet", "--url", address)).isZero();
      assertThat(output.getOut()).contains("log-1-cpu,ALARM,INFO,");

      config("bongsu.console.token: another-token-entirely");
      assertThat(run("--url", address)).isEqualTo(1);
      assertThat(output.getErr()).contains("another bongsu.console.token");
    }

    config("server.port: 1\nspring.datasource.url: " + url);
    assertThat(run("--alarm", "log-*", "--format", "json")).as("of a stopped program").isZero();
    assertThat(output.getOut()).contains("\"outcome\" : \"quiet\"");
  }

  @Test
  void ofALedgerWithoutItsTablesItSaysWhatToDo(CapturedOutput output)
      throws IOException, SQLException {
    String url = "jdbc:h2:file:" + directory.resolve("other");
    DriverManager.getConnection(url, "", "").close();
    config("server.port: 1\nspring.datasource.url: " + url);

    assertThat(run()).isEqualTo(1);
    assertThat(output.getErr()).contains("older than this program: start the program with it once");
  }

  @Test
  void withoutAProgramAndAFileItSaysSo(CapturedOutput output) throws IOException {
    config("server.port: 1\nspring.datasource.url: jdbc:h2:file:" + directory.resolve("none"));

    assertThat(run()).isEqualTo(1);
    assertThat(output.getErr()).contains("the ledger cannot be read");

    assertThat(run("--url", "http://127.0.0.1:1", "--tag", "7K2")).isEqualTo(1);
    assertThat(output.getErr()).contains("no program listens at http://127.0.0.1:1");
  }

  private static Program start(EmbeddedQueue queue, FakeSens sens, String url) {
    return Program.start(
        queue, sens, Map.of("bongsu.console.token", TOKEN, "spring.datasource.url", url));
  }

  private void config(String yaml) throws IOException {
    Files.writeString(directory.resolve("application.yaml"), yaml);
  }

  private int run(String... arguments) {
    List<String> all =
        new java.util.ArrayList<>(List.of("history", "--config", directory.toString()));
    all.addAll(List.of(arguments));
    return BongsuCommand.run(BongsuApplication.class, all.toArray(String[]::new));
  }
}

package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.BongsuApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table of cases says when it is not met, or is none. */
class CasesTest {

  @SuppressWarnings("NullAway.Init")
  private static PreviewProgram program;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @BeforeAll
  static void start() {
    program = PreviewStart.alone(BongsuApplication.class, List.of());
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @Test
  void aCaseThatIsNotMetSaysWhereAndWhatCame() throws IOException {
    List<String> failures =
        failures(
            """
            # a comment
            alarm, time, lane, people, text

            db-1 CPUUtilization 97>80 ALARM severity=warning, 14:02, urgent, ml, [주의] db-1 CPU 97%>81 14:02 #*
            db-1 CPUUtilization 97>80 ALARM severity=warning, 14:02, digest, default, [주의] db-1 CPU 97%>80 14:02 #*
            db-1 CPUUtilization 97>80 ALARM severity=info, 14:02, digest, , none
            """);

    assertThat(failures).hasSize(4);
    assertThat(failures.get(0))
        .startsWith("cases.csv:4: lane: expected urgent, got digest (")
        .contains("severity=WARNING by description severity");
    assertThat(failures.get(1)).isEqualTo("cases.csv:4: people: expected ml, got default");
    assertThat(failures.get(2))
        .startsWith(
            "cases.csv:4: text: expected [주의] db-1 CPU 97%>81 14:02 #*, got [주의] db-1 CPU 97%>80 14:02 #*");
    assertThat(failures.get(3))
        .startsWith("cases.csv:6: lane: expected digest, got quiet, quiet (");
  }

  @Test
  void whatIsNoAlarmOrNoTimeSaysWhatOneLooksLike() throws IOException {
    assertThat(
            failures(
                """
                alarm,time
                the database is down,14:02
                db-1 CPUUtilization 97>80 ALARM,noon
                """))
        .containsExactly(
            "cases.csv:2: 'the database is down' is no alarm: write it like 'api-3 CPUUtilization 97>80 ALARM severity=critical'",
            "cases.csv:3: time 'noon' is neither like 14:02 nor like 2026-01-01T14:02:00+09:00");
  }

  @Test
  void aColumnThatNobodyKnowsIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("cases.csv"), "alarm,lain\na b ALARM,urgent\n");

    assertThatThrownBy(() -> Cases.read(file))
        .isInstanceOf(PreviewFailedException.class)
        .hasMessageContaining("there is no column 'lain'");
  }

  private List<String> failures(String table) throws IOException {
    Path file = Files.writeString(directory.resolve("cases.csv"), table);
    return Cases.read(file).run(program).stream()
        .map(failure -> failure.toString().substring(directory.toString().length() + 1))
        .toList();
  }
}

package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DrawCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory = Path.of("");

  @Test
  void theRoutesInsideTheProgramAreDrawnToStandardOutput() {
    assertThat(draw()).isZero();

    assertThat(out.toString()).startsWith("<svg ").contains(">route-alarm<", ">burst-urgent<");
  }

  @Test
  void routesOfOnesOwnAreDrawnToAFile() throws IOException {
    Path picture = directory.resolve("mine.svg");
    Path file = directory.resolve("mine.camel.yaml");
    Files.writeString(file, "- route:\n    id: mine\n    from:\n      uri: direct:mine\n");

    assertThat(draw(directory.toString(), "-o", picture.toString())).isZero();

    assertThat(picture).content().contains(">mine<").doesNotContain("route-alarm");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileThatIsNoYamlIsToldWithItsPlace() throws IOException {
    Path file = directory.resolve("broken.camel.yaml");
    Files.writeString(file, "- route:\n  \tid: mine\n");

    assertThat(draw(file.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("broken.camel.yaml", "line 2", "bongsu check says more");
  }

  private int draw(String... arguments) {
    return new CommandLine(new DrawCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}

package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The examples of docs/use/routes.md do what they say, by the command that each README shows. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("docs/examples");

  static List<Path> examples() throws IOException {
    try (Stream<Path> all = Files.list(EXAMPLES)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itsCasesAreMet(Path example) {
    StringWriter out = new StringWriter();

    int exit =
        new CommandLine(new BongsuCommand(BongsuApplication.class))
            .setOut(new PrintWriter(out))
            .execute(
                "check", example.toString(), "--cases", example.resolve("cases.csv").toString());

    assertThat(out.toString()).contains("0 errors");
    assertThat(exit).isZero();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theGuideNamesItAndItsReadmeHasTheCommand(Path example) throws IOException {
    String name = example.getFileName().toString();

    assertThat(Files.readString(Path.of("docs/use/routes.md")))
        .contains("(../examples/%s/README.md)".formatted(name));
    assertThat(Files.readString(example.resolve("README.md")))
        .contains("check docs/examples/%1$s --cases docs/examples/%1$s/cases.csv".formatted(name));
  }

  @Test
  void aCaseThatIsNotMetIsAFinding(@org.junit.jupiter.api.io.TempDir Path directory)
      throws IOException {
    Path cases =
        Files.writeString(
            directory.resolve("cases.csv"),
            "alarm,lane\napi-1 CPUUtilization 97>80 ALARM severity=critical,digest\n");
    StringWriter out = new StringWriter();

    int exit =
        new CommandLine(new BongsuCommand(BongsuApplication.class))
            .setOut(new PrintWriter(out))
            .execute("check", "--cases", cases.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).contains(cases + ":2: lane: expected digest, got urgent", "[case]");
  }
}

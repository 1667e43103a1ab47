package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.workbench.check.Check;
import io.bongsu.workbench.check.CheckInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file or folder in {@code broken-routes} has one mistake that people make, and {@code
 * expected.txt} has the lines that {@code bongsu check} must print for it, and no others. A folder
 * is an edit of the built-in files; what it breaks in another file of theirs stands after its name.
 */
class BrokenRoutesTest {

  private static final Path FOLDER = Path.of("src/test/resources/broken-routes");

  private static final Check CHECK = new Check(false);

  @ParameterizedTest
  @MethodSource("files")
  void aMistakeIsReportedWithItsLineAndWhatToWriteInstead(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<String> expected;
    try (Stream<String> lines = Files.lines(FOLDER.resolve("expected.txt"))) {
      expected = lines.filter(line -> line.matches(Pattern.quote(name) + "[:/ ].*")).toList();
    }

    List<String> printed =
        CHECK.run(CheckInput.of(List.of(file))).stream()
            .map(finding -> finding.toString().replace(FOLDER + "/", ""))
            .map(line -> line.startsWith("routes/") ? name + " " + line : line)
            .toList();

    assertThat(printed).isNotEmpty().isEqualTo(expected);
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith("expected.txt")).sorted().toList().stream();
    }
  }
}

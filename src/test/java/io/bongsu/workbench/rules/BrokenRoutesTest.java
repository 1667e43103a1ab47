package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.workbench.check.Check;
import io.bongsu.workbench.check.CheckInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code broken-routes} has one mistake that people make, and {@code expected.txt} has
 * the lines that {@code bongsu check} must say about it, and no others.
 */
class BrokenRoutesTest {

  private static final Path FOLDER = Path.of("src/test/resources/broken-routes");

  private static final Check CHECK = new Check(false);

  @ParameterizedTest
  @MethodSource("files")
  void aMistakeIsToldWithItsLineAndWhatToWriteInstead(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<String> expected;
    try (Stream<String> lines = Files.lines(FOLDER.resolve("expected.txt"))) {
      expected = lines.filter(line -> line.startsWith(name + ":")).toList();
    }

    List<String> told =
        CHECK.run(CheckInput.of(List.of(file))).stream()
            .map(finding -> finding.toString().replace(FOLDER + "/", ""))
            .toList();

    assertThat(told).isNotEmpty().isEqualTo(expected);
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }
}

package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.workbench.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds every route file and Kamelet of the program to Camel's schema and all of our rules. */
class BuiltInRoutesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  @Test
  void theBuiltInFilesAreFound() throws IOException {
    assertThat(new Check(false).builtInFiles()).contains("routes/burst.camel.yaml");
  }

  @Test
  void nothingIsWrongWithTheBuiltInFiles() throws IOException {
    assertThat(new Check(false).builtIn()).isEmpty();
  }

  /** A misspelt ending would be skipped, by the program and by the check. */
  @ParameterizedTest
  @CsvSource({"routes, .camel.yaml", "kamelets, .kamelet.yaml"})
  void everyFileThereHasTheEndingThatIsRead(String folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file.toString()).endsWith(ending));
    }
  }
}

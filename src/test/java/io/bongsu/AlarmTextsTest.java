package io.bongsu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Phones;
import io.bongsu.workbench.preview.Arrivals;
import io.bongsu.workbench.preview.Preview;
import io.bongsu.workbench.preview.PreviewProgram;
import io.bongsu.workbench.preview.PreviewStart;
import io.bongsu.workbench.preview.PreviewedAlarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real shapes of alarms and notices with the texts that they become, for people to judge: each file
 * of {@code src/test/resources/said} goes through the shipped routes, and what the phones of a
 * Korean and an English reader show stands in {@code said/texts.txt}. What comes out now is written
 * to {@code target/said/texts.txt}; to accept it, copy it over.
 *
 * <p>The files are of this project's own making, after the shapes of public payloads and reports.
 */
class AlarmTextsTest {

  @Test
  void everyShapeBecomesItsText() throws IOException {
    String page = page(Path.of(System.getProperty("said.directory", "src/test/resources/said")));
    Path written = Path.of("target", "said", "texts.txt");
    Files.createDirectories(written.getParent());
    Files.writeString(written, page);

    try (var golden = AlarmTextsTest.class.getResourceAsStream("/said/texts.txt")) {
      assertThat(golden).as("%s, to be judged and kept", written).isNotNull();
      assertThat(page).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  private static String page(Path directory) throws IOException {
    StringBuilder page = new StringBuilder();
    try (PreviewProgram program = program();
        Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .forEach(file -> page.append(block(program, file)));
    }
    return page.toString();
  }

  private static String block(PreviewProgram program, Path file) {
    StringBuilder block = new StringBuilder("# " + file.getFileName() + "\n");
    Preview preview = program.run(new Arrivals().of("", text(file)));
    preview.alarms().stream()
        .filter(alarm -> !alarm.outcome().equals(PreviewedAlarm.SENT))
        .forEach(alarm -> block.append("(" + alarm.outcome() + ") " + alarm.because() + "\n"));
    preview
        .messages()
        .forEach(
            message ->
                block.append(
                    message.text().replaceAll(" #\\w{3}$", " #7K2")
                        + "    ("
                        + message.bytes()
                        + " bytes)\n"));
    return block.append("\n").toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PreviewProgram program() {
    return PreviewStart.alone(
        BongsuApplication.class,
        List.of("--bongsu.recipients.default=" + Phones.ON_CALL + ", " + Phones.ML_TEAM + " en"));
  }
}

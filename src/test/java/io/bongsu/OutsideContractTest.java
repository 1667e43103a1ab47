package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Program;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What other programs and people rely on: each key, metric and HTTP path that was published once is
 * still there. The lists only grow.
 */
class OutsideContractTest {

  private static final Path LISTS = Path.of("src/test/resources/contract");

  @Test
  void everyKeyIsDocumented() throws IOException {
    String page = Files.readString(Path.of("docs/configuration.md"));

    for (String key : list("keys.txt")) {
      String pattern = key.replaceFirst("(recipients|teams)\\.\\w+$", "$1.");
      assertThat(page).contains("`" + pattern);
    }
  }

  @Test
  void everyMetricIsCountedSomewhereAndDocumented() throws IOException {
    String program = text("src/main/java") + text("src/main/resources/routes");
    String page = Files.readString(Path.of("docs/reference/metrics.md"));

    for (String metric : list("metrics.txt")) {
      assertThat(program).containsPattern("[\" :]" + metric.replace(".", "\\.") + "[\"\\s]");
      assertThat(page).contains("| `" + metric + "` |");
    }
  }

  @Test
  void everyPathAnswers() throws Exception {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        FakeSens sens = FakeSens.start();
        Program program =
            Program.start(
                queue,
                sens,
                Map.of(
                    "bongsu.ingest.token",
                    Http.TOKEN,
                    "bongsu.console.token",
                    "console-token-of-the-test",
                    "bongsu.ingest.sns-topics",
                    "arn:aws:sns:ap-northeast-2:000000000000:alarms"))) {
      for (String request : list("paths.txt")) {
        String method = request.replaceFirst(" .*", "");
        String path = request.replaceFirst(".* ", "");

        assertThat(status(program, method, path)).as(request).isNotIn(404, 405, 500);
      }
    }
  }

  private static int status(Program program, String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(program.uri(path)).method(method, BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static List<String> list(String name) throws IOException {
    return Files.readAllLines(LISTS.resolve(name));
  }

  /** All files below a directory, one after the other. */
  private static String text(String directory) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files
          .filter(Files::isRegularFile)
          .map(OutsideContractTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Start;
import io.bongsu.workbench.reload.OwnRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RouteFilesTest {

  @Test
  void ofTwoFilesWithOneNameTheLaterCounts(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("route.camel.yaml"), "- mine: {}");

    List<RouteSource> files =
        new RouteFiles("classpath:routes/*.camel.yaml, file:" + directory + "/*.camel.yaml").read();

    assertThat(files)
        .extracting(RouteSource::name)
        .contains("burst.camel.yaml")
        .doesNotHaveDuplicates();
    assertThat(files)
        .filteredOn(source -> source.name().equals("route.camel.yaml"))
        .extracting(RouteSource::text)
        .containsExactly("- mine: {}");
  }

  @Test
  void aBrokenFileEndsTheStartInOneSentence(@TempDir Path directory, CapturedOutput output)
      throws IOException {
    OwnRoutes.in(directory)
        .edit(
            "route.camel.yaml", text -> text.replace("direct:burst-digest", "direct:burst-digst"));

    Start start = Start.here(settings(directory), output);

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output())
        .contains("bongsu.routes has " + directory + "/route.camel.yaml:")
        .contains("no route begins with direct:burst-digst; did you mean 'direct:burst-digest'?");
  }

  @Test
  void aDirectoryWithoutRoutesEndsTheStart(@TempDir Path directory, CapturedOutput output) {
    Start start = Start.here(settings(directory), output);

    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output()).contains("bongsu.routes names no file");
  }

  private static Map<String, String> settings(Path directory) {
    return Map.ofEntries(
        Map.entry("bongsu.routes", "file:" + directory + "/*.camel.yaml"),
        Map.entry("spring.main.web-application-type", "none"),
        Map.entry("spring.datasource.url", "jdbc:h2:mem:" + System.nanoTime()),
        Map.entry("bongsu.queue.url", "http://127.0.0.1:1/alarms"),
        Map.entry("bongsu.queue.dead-letter-url", "http://127.0.0.1:1/dead"),
        Map.entry("bongsu.aws.endpoint", "http://127.0.0.1:1"),
        Map.entry("bongsu.recipients.default", "01000000001"),
        Map.entry("sens.service-id", "ncp:sms:kr:000000000000:bongsu"),
        Map.entry("sens.access-key", "example"),
        Map.entry("sens.secret-key", "example"),
        Map.entry("sens.from", "0200000000"));
  }
}

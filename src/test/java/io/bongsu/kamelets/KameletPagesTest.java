package io.bongsu.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The pages below {@code docs/reference/kamelets} say what the Kamelets say, and show routes that
 * are tested in {@link KameletsElsewhereTest}. What they have to say now is written to {@code
 * target/kamelets}.
 */
class KameletPagesTest {

  private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
  private static final Path EXAMPLES = Path.of("src/test/resources/elsewhere");
  private static final Path PAGES = Path.of("docs/reference/kamelets");
  private static final Path WRITTEN = Path.of("target/kamelets");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(KAMELETS)) {
      return files
          .map(file -> Objects.toString(file.getFileName()).replace(".kamelet.yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePageSaysWhatTheKameletSays(String name) throws IOException {
    String page =
        new KameletPage(kamelet(name), Files.readString(EXAMPLES.resolve(name + ".camel.yaml")))
            .markdown();
    Files.createDirectories(WRITTEN);
    Files.writeString(WRITTEN.resolve(name + ".md"), page);

    Path kept = PAGES.resolve(name + ".md");
    assertThat(Files.exists(kept) ? Files.readString(kept) : "")
        .as("%s; to renew it: cp target/kamelets/*.md docs/reference/kamelets/", kept)
        .isEqualTo(page);
  }

  @ParameterizedTest
  @MethodSource("names")
  void theKameletNamesTheCamelThatItRunsWith(String name) throws IOException {
    assertThat(
            kamelet(name)
                .at("/metadata/annotations")
                .path("camel.apache.org/catalog.version")
                .asText())
        .isEqualTo(new DefaultCamelContext().getVersion());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theKameletNeedsThisVersionOfTheProgram(String name) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String version =
        pom.replaceAll("(?s).*?<artifactId>bongsu</artifactId>\\s*<version>([^<]+).*", "$1");

    assertThat(kamelet(name).at("/spec/dependencies").toString())
        .contains("\"mvn:io.bongsu:bongsu:" + version + "\"");
  }

  private static JsonNode kamelet(String name) throws IOException {
    String text = Files.readString(KAMELETS.resolve(name + ".kamelet.yaml"));
    return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }
}

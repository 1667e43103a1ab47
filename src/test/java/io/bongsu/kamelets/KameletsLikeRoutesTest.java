package io.bongsu.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two Kamelets and two routes of the program use the same Java in the same way (ADR 6): what
 * decides about an acknowledgement is written alike in both.
 */
class KameletsLikeRoutesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parallelProcessing",
        "forceCompletionOnStop",
        "correlationExpression/method/method",
        "completionSizeExpression/method/method",
        "completionTimeoutExpression/method/method"
      })
  void theActionAggregatesAsALaneDoes(String option) throws IOException {
    JsonNode action = step(kamelet("alarm-burst-action"), "aggregate");
    JsonNode lane = step(route("burst", "routeTemplate", "burst-lane"), "aggregate");

    assertThat(action.at("/" + option)).isEqualTo(lane.at("/" + option));
    assertThat(lane.at("/" + option).isMissingNode()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxMessagesPerPoll", "extendMessageVisibility", "greedy"})
  void theSourceReceivesAsIngestDoes(String option) throws IOException {
    JsonNode source = kamelet("cloudwatch-alarm-source").at("/parameters/" + option);

    assertThat(source).isEqualTo(ingest().at("/parameters/" + option));
    assertThat(source.isMissingNode()).isFalse();
  }

  @Test
  void theSourceKeepsTheHeadersThatIngestKeeps() throws IOException {
    JsonNode source = step(kamelet("cloudwatch-alarm-source"), "removeHeaders");
    JsonNode ingest = step(ingest(), "removeHeaders");

    for (String option : List.of("pattern", "excludePattern")) {
      assertThat(source.path(option)).isEqualTo(ingest.path(option));
    }
  }

  private static JsonNode ingest() throws IOException {
    return route("ingest", "route", "ingest-queue");
  }

  /** What a Kamelet begins with: {@code from}. */
  private static JsonNode kamelet(String name) throws IOException {
    Path file = RESOURCES.resolve("kamelets").resolve(name + ".kamelet.yaml");
    return YAML.readTree(file.toFile()).at("/spec/template/from");
  }

  private static JsonNode route(String stage, String kind, String id) throws IOException {
    Path file = RESOURCES.resolve("routes").resolve(stage + ".camel.yaml");
    return StreamSupport.stream(YAML.readTree(file.toFile()).spliterator(), false)
        .map(entry -> entry.path(kind))
        .filter(route -> route.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .path("from");
  }

  /** The first of its kind, also within another step. */
  private static JsonNode step(JsonNode from, String name) {
    return Objects.requireNonNull(from.path("steps").findValue(name), name);
  }
}

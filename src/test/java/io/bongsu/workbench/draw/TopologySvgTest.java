package io.bongsu.workbench.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.routes.RouteSource;
import io.bongsu.workbench.check.BuiltInFiles;
import io.bongsu.workbench.rules.Topology;
import io.bongsu.workbench.rules.Topology.Edge;
import io.bongsu.workbench.rules.Topology.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class TopologySvgTest {

  private static final String TWO_ROUTES =
      """
      - route:
          id: ingest-a
          description: "In: a < b & c. Out: the same."
          from:
            uri: aws2-sqs:alarms
            steps:
              - to:
                  uri: direct
                  parameters:
                    name: route-b
      - route:
          id: route-b
          from:
            uri: direct:route-b
            steps:
              - to:
                  uri: kamelet:sens-sms-sink
      """;

  /** What is drawn now is written to {@code target/}; to accept it, copy it over. */
  @Test
  void thePicturesInTheReadmeAreOfTheRoutesThatAreThere() throws IOException {
    for (int columns : new int[] {1, 2}) {
      String name = columns == 1 ? "routes.svg" : "routes-wide.svg";
      String now = TopologySvg.svg(Topology.of(BuiltInFiles.routes()), LiveRoutes.NONE, columns);
      Path drawn = Files.createDirectories(Path.of("target")).resolve(name);
      Files.writeString(drawn, now, UTF_8);

      assertThat(Path.of("docs", name))
          .as("stale: bongsu draw [--wide] -o docs/%s, or copy %s", name, drawn)
          .hasContent(now);
    }
  }

  @Test
  void theMainWayIsThatOfAnAlarmToAPhone() throws IOException {
    assertThat(MainWay.of(Topology.of(BuiltInFiles.routes())))
        .containsExactly(
            "ingest", "classify", "flap", "route", "burst", "notify", "compose", "deliver", "sens");
  }

  @Test
  void aRouteIsReadWithWhatItTalksTo() {
    Topology topology = Topology.of(List.of(source("all", TWO_ROUTES)));

    assertThat(topology.edges()).containsExactly(new Edge("ingest-a", "route-b"));
    assertThat(topology.nodes()).extracting(Node::id).containsExactly("ingest-a", "route-b");
    assertThat(topology.nodes()).extracting(Node::in).containsExactly("aws2-sqs", "");
    assertThat(topology.nodes())
        .extracting(Node::out)
        .containsExactly(List.of(), List.of("sens-sms-sink"));
  }

  @Test
  void whatDoesNotRunIsLeftOutWithItsArrows() {
    Topology topology = Topology.of(List.of(source("all", TWO_ROUTES))).running("ingest-a"::equals);

    assertThat(topology.nodes()).extracting(Node::id).containsExactly("ingest-a");
    assertThat(topology.edges()).isEmpty();
  }

  @Test
  void thePictureIsXmlWithIdsAndCounters() throws Exception {
    String svg =
        TopologySvg.svg(
            Topology.of(List.of(source("all", TWO_ROUTES))),
            new LiveRoutes(Map.of("route-b", new LiveRoutes.Count(12_345, 3)), Set.of("route-b")),
            1);

    assertThat(svg)
        .contains("route-b ▶sens-sms-sink 12,345", "> ✕3<", "a &lt; b &amp; c")
        .contains("class=\"box way open\"", "all: circuit breaker open");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  private static RouteSource source(String name, String text) {
    return new RouteSource(name + ".camel.yaml", name, text);
  }
}

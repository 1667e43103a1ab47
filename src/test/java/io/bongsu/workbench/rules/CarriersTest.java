package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import io.bongsu.alarm.Alarm;
import io.bongsu.routes.RouteSource;
import io.bongsu.workbench.check.BuiltInFiles;
import io.bongsu.workbench.check.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code carriers.properties} says of the built-in routes is what flows through them. */
class CarriersTest {

  private final Carriers carriers = new Carriers();

  private static List<ResolvedRoute> routes() throws IOException {
    return ResolvedRoute.in(BuiltInFiles.routes().stream().map(RouteFile::parse).toList()).toList();
  }

  /** Java's own declarations: what a bean returns, what it takes, and what a route sends on. */
  @Test
  void whatEachStepSendsIsWhatTheNextRouteTakes() throws IOException {
    List<String> known = new ArrayList<>();
    new BodyFlow(carriers, new Check(false).beans(), routes())
        .walk(
            (route, step, at) -> {
              JavaType taken = carriers.of(route.filled(step.endpoint())).orElse(null);
              boolean plain = step.kind().equals("to") && !step.body().has("variableSend");
              if (taken != null && plain && at.body().type() != null) {
                known.add(step.label());
                assertThat(FlowRules.fits(at.body().type(), taken)).as(step.label()).isTrue();
              }
            });

    assertThat(known).hasSizeGreaterThan(30);
  }

  @Test
  void everyLineIsAboutARouteThatIsThere() throws IOException {
    Set<String> ids = routes().stream().map(ResolvedRoute::id).collect(Collectors.toSet());
    Properties lines = new Properties();
    lines.load(CarriersTest.class.getResourceAsStream("/carriers.properties"));
    Set<String> strangers = new TreeSet<>(lines.stringPropertyNames());
    strangers.removeIf(
        key ->
            ids.contains(key)
                || key.startsWith("variable.")
                || Set.of("ends", "burst-*").contains(key));

    assertThat(strangers).isEmpty();
  }

  @Test
  void everyLaneTakesAlarmsAndTheOtherRoutesOfItsStageDoNot() {
    assertThat(carriers.of("direct:burst-nightly").orElseThrow().getRawClass())
        .isEqualTo(Alarm.class);
    assertThat(carriers.isEnd("direct:burst-nightly")).isTrue();
    assertThat(carriers.isEnd("direct:burst-close")).isFalse();
    assertThat(carriers.of("direct:of-the-user")).isEmpty();
  }

  /** A wrong line would be seen: the same flow with another declaration. */
  @Test
  void aRouteThatGetsSomethingElseIsFound() throws IOException {
    String text =
        """
        - route:
            id: own-x
            from:
              uri: direct:own-x
              steps:
                - setBody:
                    expression:
                      constant:
                        expression: "text"
                - to:
                    uri: direct:burst-urgent
        """;
    List<RouteFile> files =
        new ArrayList<>(BuiltInFiles.routes().stream().map(RouteFile::parse).toList());
    files.add(RouteFile.parse(new RouteSource("own.camel.yaml", "own.camel.yaml", text)));
    RouteEnvironment environment =
        new RouteEnvironment(key -> true, new Check(false).beans(), Set.of(), Map.of());

    assertThat(new FlowRules(environment, files).findings())
        .extracting(Finding::rule)
        .containsExactly("body");
  }
}

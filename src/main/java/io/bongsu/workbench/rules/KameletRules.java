package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.routes.RouteSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kamelets that the routes call: each is there and has the properties that are set. */
final class KameletRules {

  private static final String PREFIX = "kamelet:";

  private KameletRules() {}

  static Stream<Finding> check(List<RouteFile> files, Map<String, RouteSource> shipped) {
    Map<String, JsonNode> known = new HashMap<>();
    shipped.forEach((name, source) -> known.put(name, RouteFile.parse(source).tree()));
    files.stream()
        .filter(RouteFile::isKamelet)
        .forEach(file -> known.put(file.stage(), file.tree()));
    return files.stream()
        .flatMap(file -> file.flows().stream().flatMap(flow -> check(file, flow, known)));
  }

  private static Stream<Finding> check(RouteFile file, Flow flow, Map<String, JsonNode> known) {
    return flow.allSteps()
        .filter(step -> step.endpoint().startsWith(PREFIX) && !step.endpoint().contains("{"))
        .flatMap(step -> check(file, step, known));
  }

  private static Stream<Finding> check(RouteFile file, Step step, Map<String, JsonNode> known) {
    String name = Endpoints.name(step.endpoint()).split("[/?]")[0];
    if (file.isKamelet() && name.equals("sink")) {
      return Stream.empty();
    }
    JsonNode kamelet = known.get(name);
    if (kamelet == null) {
      return Stream.of(
          finding(
              file,
              step,
              step.body(),
              "there is no Kamelet '"
                  + name
                  + "'"
                  + Suggestion.hint(name, new TreeSet<>(known.keySet()))));
    }
    Set<String> properties =
        kamelet.path("spec").path("definition").path("properties").properties().stream()
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return step.body().path("parameters").properties().stream()
        .filter(given -> !properties.contains(given.getKey()) && !given.getKey().equals("name"))
        .map(
            given ->
                finding(
                    file,
                    step,
                    given.getValue(),
                    "Kamelet '"
                        + name
                        + "' has no property '"
                        + given.getKey()
                        + "'"
                        + Suggestion.hint(given.getKey(), properties)));
  }

  private static Finding finding(RouteFile file, Step step, JsonNode at, String problem) {
    return Finding.error(file.source().place(), file.line(at), step.label(), "kamelet", problem);
  }
}

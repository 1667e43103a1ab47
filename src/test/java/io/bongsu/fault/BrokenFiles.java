package io.bongsu.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Route files that the check accepts and that fail at run time. */
final class BrokenFiles {

  private static final int ALARMS = 30;

  /** What a condition and the steps after it stand in. */
  private static final String ROUTE =
      """
      - route:
          id: route-alarm
          description: "In: a classified alarm. Out: the same alarm, if the steps let it through."
          from:
            uri: direct:route-alarm
            steps:
              - choice:
                  id: route-alarm-lane
                  when:
                    - id: route-alarm-when
                      expression:
                        simple:
                          expression: "%s"
                      steps:
      %s
      %s
      """;

  private static final String URGENT =
      "                  - to: {id: to-urgent, uri: direct:burst-urgent}";

  private static final String OTHERWISE =
      "            otherwise: {steps: [{to: {id: to-otherwise, uri: direct:burst-urgent}}]}";

  private BrokenFiles() {}

  /**
   * What is wrong, with the file that is. Files that the check sees through (a choice without
   * otherwise, a text of the wrong type) stop the start and are no rows here.
   */
  static Map<String, Map<String, String>> files() {
    String always = "${body.severity} == 'CRITICAL'";
    String bean =
        "                  - bean: {id: broken, beanType: java.lang.Integer, method: \"parseInt(${body.resource})\"}\n"
            + URGENT;
    String hook =
        "                  - removeHeaders: {id: hook-strip, pattern: \"*\", excludePattern: \"CamelAwsSqs*\"}\n"
            + "                  - to: {id: hook, uri: \"http://127.0.0.1:1/hook\", variableReceive: hooked}\n"
            + URGENT;
    Map<String, Map<String, String>> files = new LinkedHashMap<>();
    files.put(
        "a condition throws",
        Map.of("route", ROUTE.formatted("${body.children[3]} == 'x'", URGENT, OTHERWISE)));
    files.put("a bean throws", Map.of("route", ROUTE.formatted(always, bean, OTHERWISE)));
    files.put(
        "an endpoint is unreachable", Map.of("route", ROUTE.formatted(always, hook, OTHERWISE)));
    return files;
  }

  static Result run(String what, Map<String, String> files) {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Path own = scene.directory.resolve("routes");
      write(own, files);
      scene.with("bongsu.routes", "classpath:routes/*.camel.yaml,file:" + own + "/*.camel.yaml");
      Child child = scene.start();
      scene.send(ALARMS, 2);
      scene.awaitQuiet(120);
      long marked =
          scene.sens.accepted().stream()
              .filter(message -> message.content().contains("(경로오류)"))
              .count();
      boolean noticed = child.log().contains(" failed at step ");
      return scene.result(
          "route file: " + what,
          (noticed ? "" : "NOT NOTICED; ") + marked + " of the messages marked (경로오류)");
    }
  }

  private static void write(Path directory, Map<String, String> files) {
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(directory.resolve(file.getKey() + ".camel.yaml"), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.bongsu.cli;

import io.bongsu.check.Finding;
import io.bongsu.check.Given;
import io.bongsu.preview.Cases;
import io.bongsu.preview.PreviewProgram;
import io.bongsu.preview.PreviewStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs tables of cases with the files that are checked, over the built-in ones. */
final class CaseCheck {

  private CaseCheck() {}

  /**
   * What is not as the tables say.
   *
   * @throws io.bongsu.preview.PreviewFailedException if a table or the routes cannot be read
   */
  static List<Finding> run(Given given, List<Path> tables) {
    List<Cases> cases = tables.stream().map(Cases::read).toList();
    try (PreviewProgram program = PreviewStart.alone(arguments(given))) {
      return cases.stream()
          .flatMap(table -> table.run(program).stream())
          .map(CaseCheck::finding)
          .toList();
    }
  }

  private static Finding finding(Cases.Failure failure) {
    return new Finding(failure.file(), (int) failure.line(), "case", failure.message(), false);
  }

  /** The settings by which a program would use these files; what is not given stays as it is. */
  private static List<String> arguments(Given given) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "spring.config.additional-location", files(given.settings().stream()));
    Stream<Path> routes = of(given, ".camel.yaml");
    add(arguments, "bongsu.routes", over("classpath:routes/*.camel.yaml,", files(routes)));
    Stream<Path> kamelets = of(given, ".kamelet.yaml").map(Path::getParent).distinct();
    add(
        arguments,
        "camel.component.kamelet.location",
        under(files(kamelets), ",classpath:kamelets"));
    given.templates().forEach(one -> add(arguments, "bongsu.message.templates", file(one) + "/"));
    return arguments;
  }

  private static Stream<Path> of(Given given, String ending) {
    return given.routes().stream()
        .map(Path::toAbsolutePath)
        .filter(path -> path.toString().endsWith(ending));
  }

  private static void add(List<String> arguments, String key, String value) {
    if (!value.isEmpty()) {
      arguments.add("--" + key + "=" + value);
    }
  }

  private static String over(String before, String files) {
    return files.isEmpty() ? "" : before + files;
  }

  private static String under(String files, String after) {
    return files.isEmpty() ? "" : files + after;
  }

  private static String files(Stream<Path> paths) {
    return paths.map(CaseCheck::file).collect(Collectors.joining(","));
  }

  private static String file(Path path) {
    return "file:" + path.toAbsolutePath().normalize();
  }
}

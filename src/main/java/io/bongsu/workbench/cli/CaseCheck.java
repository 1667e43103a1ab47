package io.bongsu.workbench.cli;

import io.bongsu.workbench.check.CheckInput;
import io.bongsu.workbench.preview.Cases;
import io.bongsu.workbench.preview.PreviewProgram;
import io.bongsu.workbench.preview.PreviewStart;
import io.bongsu.workbench.rules.Finding;
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
   * @throws io.bongsu.workbench.preview.PreviewFailedException if a table or the routes cannot be
   *     read
   */
  static List<Finding> run(Class<?> program, CheckInput given, List<Path> tables) {
    List<Cases> cases = tables.stream().map(Cases::read).toList();
    try (PreviewProgram preview = PreviewStart.alone(program, arguments(given))) {
      return cases.stream()
          .flatMap(table -> table.run(preview).stream())
          .map(CaseCheck::finding)
          .toList();
    }
  }

  private static Finding finding(Cases.Failure failure) {
    return Finding.error(failure.file(), (int) failure.line(), "case", failure.message());
  }

  /** The settings by which a program would use these files; what is not given stays as it is. */
  private static List<String> arguments(CheckInput given) {
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

  private static Stream<Path> of(CheckInput given, String ending) {
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

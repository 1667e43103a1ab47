package io.bongsu.workbench.cli;

import io.bongsu.workbench.check.Check;
import io.bongsu.workbench.check.CheckInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arguments by which the program runs with files of the user's over the built-in ones. */
final class EditArguments {

  private EditArguments() {}

  /** The settings by which a program would use these files; what is not given stays as it is. */
  static List<String> of(CheckInput given) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "spring.config.additional-location", files(given.settings().stream()));
    Stream<Path> routes = of(given, ".camel.yaml");
    String before = Check.isComplete(given) ? "" : "classpath:routes/*.camel.yaml,";
    add(arguments, "bongsu.routes", over(before, files(routes)));
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
    return paths.map(EditArguments::file).collect(Collectors.joining(","));
  }

  private static String file(Path path) {
    return "file:" + path.toAbsolutePath().normalize();
  }
}

package io.bongsu.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Why a start failed that needs something outside of the program: a port or a file. */
final class ResourceFailure {

  private static final String LOCATION = "--spring.config.additional-location=";

  private ResourceFailure() {}

  static Optional<String> sentence(Throwable failure) {
    return causes(failure).map(ResourceFailure::reason).flatMap(Optional::stream).findFirst();
  }

  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(100);
  }

  private static Optional<String> reason(Throwable cause) {
    if (cause instanceof PortInUseException port) {
      return Optional.of(
          "server.port "
              + port.getPort()
              + " is in use: stop the process that has it, or set another port");
    }
    if (String.valueOf(cause.getMessage())
        .matches("(?s).*(jdbcUrl|JDBC connection url|JDBC URL|must start with \"jdbc\").*")) {
      return Optional.of(
          "spring.datasource.url is no address of a database that the program can use: write jdbc:h2:file:…"
              + " or jdbc:postgresql://host/name, with name and password in spring.datasource.username and"
              + " .password");
    }
    if (String.valueOf(cause.getMessage())
        .matches("(?s).*(jdbcUrl|JDBC connection url|JDBC URL|must start with \"jdbc\").*")) {
      return Optional.of(
          "spring.datasource.url is no address of a database that the program can use: write jdbc:h2:file:…"
              + " or jdbc:postgresql://host/name, with name and password in spring.datasource.username and"
              + " .password");
    }
    return cause instanceof MarkedYAMLException yaml
        ? Optional.of(unreadable(yaml))
        : Optional.empty();
  }

  private static String unreadable(MarkedYAMLException failure) {
    int line = failure.getProblemMark() == null ? 1 : failure.getProblemMark().getLine() + 1;
    String file = broken().map(Path::toString).orElse("a configuration file");
    return file + ":" + line + " cannot be read as YAML: " + failure.getProblem();
  }

  /** The parser does not say which file it was; the first that it cannot read again. */
  private static Optional<Path> broken() {
    return candidates().stream().filter(ResourceFailure::isBroken).findFirst();
  }

  private static List<Path> candidates() {
    List<Path> files = new ArrayList<>();
    String[] arguments = ProcessHandle.current().info().arguments().orElse(new String[0]);
    Stream<String> named =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(LOCATION))
            .flatMap(argument -> Stream.of(argument.substring(LOCATION.length()).split(",")))
            .map(ResourceFailure::path);
    Stream<String> set =
        Stream.of(
                System.getProperty("spring.config.additional-location"),
                System.getenv("SPRING_CONFIG_ADDITIONALLOCATION"),
                System.getenv("SPRING_CONFIG_ADDITIONAL_LOCATION"))
            .filter(Objects::nonNull)
            .flatMap(locations -> Stream.of(locations.split(",")))
            .map(ResourceFailure::path);
    Stream.of(named, set, Stream.of(".", "config"))
        .flatMap(paths -> paths)
        .map(Path::of)
        .forEach(path -> add(path, files));
    return files;
  }

  private static String path(String location) {
    return location.replaceFirst("^(optional:)?file:", "");
  }

  private static void add(Path path, List<Path> files) {
    if (Files.isRegularFile(path)) {
      files.add(path);
    } else if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        inside
            .filter(file -> file.toString().matches(".*application[^/]*\\.ya?ml"))
            .sorted()
            .forEach(files::add);
      } catch (IOException unlisted) {
        // Spring could not have read a file in it either.
        return;
      }
    }
  }

  private static boolean isBroken(Path file) {
    try {
      new Yaml().loadAll(Files.readString(file)).forEach(document -> {});
      return false;
    } catch (IOException | YAMLException e) {
      return true;
    }
  }
}

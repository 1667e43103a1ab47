package io.bongsu.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Why a start failed that needs something outside of the program: a port, a file, the ledger's
 * directory.
 */
final class ResourceFailure {

  /**
   * H2: the database is open in another process (H2's {@code ErrorCode.DATABASE_ALREADY_OPEN_1}).
   */
  private static final int LOCKED = 90020;

  /**
   * H2: a file cannot be made, written or read ({@code FILE_CREATION_FAILED_1}, {@code
   * IO_EXCEPTION_1} and _2).
   */
  private static final Set<Integer> UNWRITABLE = Set.of(90062, 90028, 90031, 90029, 90097);

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
    } else if (cause instanceof SQLException sql && sql.getErrorCode() == LOCKED) {
      return Optional.of(
          "spring.datasource.url names a ledger that another process has open: stop that process, or use"
              + " PostgreSQL for several replicas");
    } else if (cause instanceof SQLException sql && UNWRITABLE.contains(sql.getErrorCode())) {
      return Optional.of(
          "spring.datasource.url names a ledger that cannot be written: make its directory writable for this"
              + " process, or name another");
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

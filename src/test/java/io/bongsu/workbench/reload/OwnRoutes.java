package io.bongsu.workbench.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A directory with a copy of the built-in route files, which a test edits as a user would. */
public final class OwnRoutes {

  private static final Path BUILT_IN = Path.of("src/main/resources/routes");

  private final Path directory;

  private OwnRoutes(Path directory) {
    this.directory = directory;
  }

  public static OwnRoutes in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(BUILT_IN)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(Objects.toString(file.getFileName())));
      }
    }
    return new OwnRoutes(directory);
  }

  Map<String, String> settings() {
    return Map.of(
        "bongsu.routes", "file:" + directory + "/*.camel.yaml",
        "bongsu.reload.enabled", "true",
        "bongsu.reload.every", "20ms");
  }

  Path path(String file) {
    return directory.resolve(file);
  }

  /** Changes a file the way editors save: all of it at once. */
  public void edit(String file, UnaryOperator<String> change) {
    try {
      String text = Files.readString(path(file));
      String changed = change.apply(text);
      if (changed.equals(text)) {
        throw new AssertionError(file + " has nothing to change");
      }
      write(file, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, String text) throws IOException {
    Path draft = Files.writeString(directory.resolve(file + ".draft"), text);
    Files.move(
        draft, path(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The same directory as a ConfigMap is mounted: files are links through {@code ..data}. */
  void becomeConfigMap() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.toList();
    }
    Path version = Files.createDirectory(directory.resolve("..1"));
    for (Path file : files) {
      Files.move(file, version.resolve(Objects.toString(file.getFileName())));
      Files.createSymbolicLink(file, Path.of("..data", Objects.toString(file.getFileName())));
    }
    Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
  }

  /** A new version of the ConfigMap: a new directory, to which the one link is moved. */
  void update(String file, UnaryOperator<String> change) throws IOException {
    Path version = Files.createDirectory(directory.resolve("..2"));
    try (Stream<Path> all = Files.list(directory.resolve("..1"))) {
      for (Path old : all.toList()) {
        String name = Objects.toString(old.getFileName());
        String text = Files.readString(old);
        Files.writeString(version.resolve(name), name.equals(file) ? change.apply(text) : text);
      }
    }
    Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..2"));
    Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }
}

package io.bongsu.workbench.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files to check, by what they are.
 *
 * @param routes {@code *.camel.yaml} and {@code *.kamelet.yaml}
 * @param templates directories with texts, {@code *.properties}
 * @param settings {@code application*.yaml}, and any other YAML that was named itself
 */
public record CheckInput(List<Path> routes, List<Path> templates, List<Path> settings) {

  private static final Pattern ROUTES = Pattern.compile(".*\\.(camel|kamelet)\\.ya?ml");
  private static final Pattern TEMPLATES =
      Pattern.compile("((metrics-)?(ko|en)|units)\\.properties");
  private static final Pattern SETTINGS = Pattern.compile("application.*\\.ya?ml");
  private static final Pattern YAML = Pattern.compile(".*\\.ya?ml");

  /**
   * Sorts files, and what directories hold that has one of those names.
   *
   * @throws NoSuchFileException if there is no such path, or a file is of no kind that is checked
   */
  public static CheckInput of(List<Path> paths) throws IOException {
    CheckInput given = new CheckInput(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.walk(path)) {
          inside
              .filter(Files::isRegularFile)
              .filter(CheckInput::isVisible)
              .sorted()
              .forEach(given::add);
        }
      } else if (!Files.isRegularFile(path)) {
        throw new NoSuchFileException(path.toString(), null, "there is no such file or directory");
      } else if (!given.add(path)) {
        given.addNamed(path);
      }
    }
    return given;
  }

  /** Not in a directory such as {@code ..data}, where a ConfigMap keeps the files once more. */
  private static boolean isVisible(Path file) {
    for (Path part : file) {
      String name = part.toString();
      if (name.startsWith(".") && !name.equals(".") && !name.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private boolean add(Path file) {
    String name = Objects.toString(file.getFileName());
    if (ROUTES.matcher(name).matches()) {
      return routes.add(file);
    } else if (TEMPLATES.matcher(name).matches()) {
      Path home = file.toAbsolutePath().getParent();
      return home == null || templates.contains(home) || templates.add(home);
    }
    return SETTINGS.matcher(name).matches() && settings.add(file);
  }

  private void addNamed(Path file) throws NoSuchFileException {
    if (!YAML.matcher(file.toString()).matches()) {
      throw new NoSuchFileException(
          file.toString(), null, "is no route file, Kamelet, template or configuration in YAML");
    }
    settings.add(file);
  }
}

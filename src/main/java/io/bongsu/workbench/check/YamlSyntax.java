package io.bongsu.workbench.check;

import io.bongsu.workbench.rules.Finding;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says where a configuration is no YAML. */
final class YamlSyntax {

  private YamlSyntax() {}

  static Finding finding(List<Path> files, RuntimeException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof MarkedYAMLException)) {
      cause = cause.getCause();
    }
    String file = files.isEmpty() ? "application.yaml" : files.get(0).toString();
    if (!(cause instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      return Finding.error(file, 1, "yaml", "cannot be read as YAML");
    }
    int line = marked.getProblemMark().getLine() + 1;
    String problem = "cannot be read as YAML: " + marked.getProblem();
    return Finding.error(file, line, "yaml", problem);
  }
}

package io.bongsu.workbench.cli;

import io.bongsu.workbench.check.CheckInput;
import io.bongsu.workbench.preview.Cases;
import io.bongsu.workbench.preview.PreviewProgram;
import io.bongsu.workbench.preview.PreviewStart;
import io.bongsu.workbench.rules.Finding;
import java.nio.file.Path;
import java.util.List;

/** Runs tables of cases with the files that are checked, over the built-in ones. */
final class CaseCheck {

  private CaseCheck() {}

  /**
   * What is not as the tables say.
   *
   * @throws io.bongsu.workbench.preview.PreviewFailedException if a table or the routes cannot be
   *     read
   */
  static List<Finding> run(
      Class<?> program, CheckInput given, List<Path> tables, Progress progress) {
    List<Cases> cases = tables.stream().map(Cases::read).toList();
    int all = cases.stream().mapToInt(Cases::size).sum();
    progress.begins("running %,d cases".formatted(all));
    try (PreviewProgram preview = PreviewStart.alone(program, EditArguments.of(given))) {
      return cases.stream()
          .flatMap(table -> table.run(preview).stream())
          .map(CaseCheck::finding)
          .toList();
    }
  }

  private static Finding finding(Cases.Failure failure) {
    return Finding.error(failure.file(), (int) failure.line(), "case", failure.message());
  }
}

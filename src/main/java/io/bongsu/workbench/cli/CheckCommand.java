package io.bongsu.workbench.cli;

import io.bongsu.workbench.check.Check;
import io.bongsu.workbench.check.CheckInput;
import io.bongsu.workbench.check.FindingFormat;
import io.bongsu.workbench.preview.PreviewFailedException;
import io.bongsu.workbench.rules.Finding;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bongsu check PATH…}: 0 when nothing is wrong, 1 when something is. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks routes, Kamelets, texts, recipients and configuration without starting.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing is wrong", "1:something is wrong", "2:called wrongly"})
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable BongsuCommand bongsu;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Files, or directories to search. Without one: the files inside the program. "
              + "Route files that run together are checked together.")
  private List<Path> paths = List.of();

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; text is the default.")
  private FindingFormat format = FindingFormat.text;

  @Option(names = "--strict", description = "What is only style is wrong too.")
  private boolean strict;

  @Option(
      names = "--deployed",
      description = "Count this process's variables too; secrets and recipients must be there.")
  private boolean deployed;

  @Option(
      names = "--cases",
      paramLabel = "CSV",
      description =
          "A table of alarms and what must become of them, run with the files to check over the"
              + " built-in ones. May be given several times.")
  private List<Path> cases = List.of();

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    List<Finding> findings = findings(line);
    line.getOut().print(format.write(findings));
    line.getOut().flush();
    boolean strictly = strict || paths.isEmpty();
    return findings.stream().anyMatch(found -> strictly || !found.style()) ? 1 : 0;
  }

  private List<Finding> findings(CommandLine line) throws IOException {
    Check check = new Check(deployed);
    boolean builtIn = paths.isEmpty() && !deployed;
    List<Finding> findings = new ArrayList<>(builtIn ? check.builtIn() : check.run(given(line)));
    boolean runs = findings.stream().allMatch(Finding::style);
    if (runs && !cases.isEmpty()) {
      findings.addAll(cases(line));
    }
    return findings;
  }

  private List<Finding> cases(CommandLine line) throws IOException {
    try (Progress progress = Progress.on(line.getErr())) {
      Class<?> program = Objects.requireNonNull(bongsu).program();
      return CaseCheck.run(program, given(line), cases, progress);
    } catch (PreviewFailedException failed) {
      throw new ParameterException(line, String.valueOf(failed.getMessage()), failed);
    }
  }

  private CheckInput given(CommandLine line) throws IOException {
    try {
      return CheckInput.of(paths);
    } catch (NoSuchFileException e) {
      throw new ParameterException(line, e.getFile() + ": " + e.getReason(), e);
    }
  }

  private CommandLine line() {
    if (spec == null) {
      throw new IllegalStateException("picocli did not say which command this is");
    }
    return spec.commandLine();
  }
}

package io.bongsu.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bongsu.workbench.check.CheckInput;
import io.bongsu.workbench.check.FindingFormat;
import io.bongsu.workbench.preview.Arrival;
import io.bongsu.workbench.preview.Arrivals;
import io.bongsu.workbench.preview.AwsAlarmFiles;
import io.bongsu.workbench.preview.ComparisonText;
import io.bongsu.workbench.preview.Preview;
import io.bongsu.workbench.preview.PreviewComparison;
import io.bongsu.workbench.preview.PreviewFailedException;
import io.bongsu.workbench.preview.PreviewJson;
import io.bongsu.workbench.preview.PreviewProgram;
import io.bongsu.workbench.preview.PreviewStart;
import io.bongsu.workbench.preview.PreviewText;
import io.bongsu.workbench.rules.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what the routes would do with alarms; nothing is sent and no queue is asked. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the routes would do with alarms: who would get which text, when and why.",
      "Nothing is sent. The routes and settings are those that the program would have here.",
      "Exits with 1 if a document cannot be read, a limit is exceeded, or the routes cannot be run."
    })
final class PreviewCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  enum Format {
    text,
    json
  }

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable BongsuCommand bongsu;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "JSON as CloudWatch, SNS, EventBridge or SQS deliver it, or JSON lines; or what"
              + " aws cloudwatch describe-alarm-history, describe-alarms and get-alarm-mute-rule"
              + " print; - reads standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "When the first alarm arrives, such as 2026-11-22T14:00:00+09:00; the others keep their"
              + " distance. Without it, each arrives when CloudWatch changed its state.")
  private @Nullable Instant at;

  @Option(
      names = "--compare",
      paramLabel = "DIR",
      description =
          "Shows what would be different with the settings, routes, Kamelets and texts of this"
              + " directory in the place of those of --config. The limits apply to it.")
  private @Nullable Path compare;

  @Mixin private final PreviewLimits limits = new PreviewLimits();

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "With --compare: writes the differences as Markdown, for a pull request.")
  private @Nullable Path markdown;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Writes what exceeds the limits as a JUnit test report, for a build server.")
  private @Nullable Path junit;

  @Option(
      names = "--ack",
      description =
          "Also shows what the others get when the reader of the first link acknowledges.")
  private boolean acknowledged;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}",
      defaultValue = "text")
  private Format format = Format.text;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Override
  public Integer call() throws IOException {
    if (markdown != null && compare == null) {
      throw new ParameterException(command().commandLine(), "--markdown needs --compare");
    }
    try (Progress progress = Progress.on(err())) {
      AwsAlarmFiles history = new AwsAlarmFiles();
      List<Arrival> arrivals = read(history);
      if (at != null) {
        arrivals = Arrivals.shifted(arrivals, at);
      }
      Preview preview = preview(settings.config(), arrivals, progress);
      List<Finding> findings = new ArrayList<>(PreviewLimits.damaged(history.damaged()));
      findings.addAll(
          compare == null
              ? shown(preview)
              : compared(preview, preview(compare, arrivals, progress)));
      return report(findings);
    } catch (PreviewFailedException failed) {
      err().println(failed.getMessage());
      return 1;
    }
  }

  private Preview preview(@Nullable Path config, List<Arrival> arrivals, Progress progress) {
    String where = config == null ? "" : " of " + config;
    progress.begins("starting the routes" + where);
    try (PreviewProgram program =
        PreviewStart.alone(Objects.requireNonNull(bongsu).program(), arguments(config))) {
      IntConsumer shown = done -> progress.at("previewing" + where, done, arrivals.size());
      return acknowledged
          ? program.runAndAcknowledge(arrivals, NO_LIMIT, shown)
          : program.run(arrivals, NO_LIMIT, shown);
    } catch (PreviewFailedException failed) {
      throw compare == null ? failed : failed.of(config);
    } finally {
      progress.close();
    }
  }

  private List<Finding> shown(Preview preview) {
    print(format == Format.json ? PreviewJson.of(preview) + "\n" : PreviewText.of(preview));
    return limits.findings(preview, null);
  }

  private List<Finding> compared(Preview before, Preview after) throws IOException {
    PreviewComparison comparison = PreviewComparison.of(before, after);
    print(
        format == Format.json
            ? PreviewJson.of(comparison) + "\n"
            : ComparisonText.plain(comparison));
    if (markdown != null) {
      Files.writeString(markdown, ComparisonText.markdown(comparison), UTF_8);
    }
    return limits.findings(after, comparison);
  }

  private int report(List<Finding> findings) throws IOException {
    if (junit != null) {
      Files.writeString(junit, FindingFormat.junit.write(findings), UTF_8);
    }
    findings.stream()
        .filter(found -> !found.style() && !found.rule().equals(PreviewLimits.UNREADABLE))
        .forEach(found -> err().println(found.file() + ": " + found.message()));
    return findings.stream().anyMatch(found -> !found.style()) ? 1 : 0;
  }

  private void print(String text) {
    out().print(text);
    out().flush();
  }

  /** The routes, Kamelets and texts in the directory lie over the built-in ones, as in a check. */
  private List<String> arguments(@Nullable Path config) {
    List<String> arguments = new ArrayList<>(SettingsOptions.arguments(config));
    if (config != null) {
      try {
        CheckInput given = CheckInput.of(List.of(config));
        EditArguments.of(given).stream()
            .filter(argument -> !argument.startsWith("--spring.config."))
            .forEach(arguments::add);
      } catch (IOException unreadable) {
        throw new ParameterException(command().commandLine(), config + " cannot be opened");
      }
    }
    return arguments;
  }

  private List<Arrival> read(AwsAlarmFiles history) {
    Arrivals documents = new Arrivals();
    List<Arrival> arrivals = new ArrayList<>();
    for (String file : files) {
      try {
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        byte[] bytes =
            file.equals(STANDARD_INPUT)
                ? System.in.readAllBytes()
                : Files.readAllBytes(Path.of(file));
        String text = withoutMark(new String(bytes, UTF_8));
        if (!history.take(name, text)) {
          arrivals.addAll(documents.of(name, text));
        }
      } catch (IOException unreadable) {
        throw new ParameterException(command().commandLine(), file + " cannot be opened");
      }
    }
    arrivals.addAll(history.arrivals());
    return arrivals;
  }

  /** Editors on Windows begin a file with a byte order mark, which is no JSON. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private PrintWriter out() {
    return command().commandLine().getOut();
  }

  private PrintWriter err() {
    return command().commandLine().getErr();
  }

  /** A time with an offset or Z, as ISO 8601 writes it. */
  static final class Time implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      return OffsetDateTime.parse(value).toInstant();
    }
  }
}

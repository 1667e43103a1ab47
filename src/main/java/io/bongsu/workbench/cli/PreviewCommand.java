package io.bongsu.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bongsu.workbench.check.CheckInput;
import io.bongsu.workbench.preview.Arrival;
import io.bongsu.workbench.preview.Arrivals;
import io.bongsu.workbench.preview.AwsAlarmFiles;
import io.bongsu.workbench.preview.Preview;
import io.bongsu.workbench.preview.PreviewFailedException;
import io.bongsu.workbench.preview.PreviewJson;
import io.bongsu.workbench.preview.PreviewProgram;
import io.bongsu.workbench.preview.PreviewStart;
import io.bongsu.workbench.preview.PreviewText;
import io.bongsu.workbench.preview.PreviewedAlarm;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
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
      "Exits with 1 if a document cannot be read, or the routes cannot be run."
    })
final class PreviewCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

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
              + " aws cloudwatch describe-alarm-history and describe-alarms print; - reads standard input.")
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
      names = "--max-won",
      paramLabel = "WON",
      description = "Exits with 1 if the texts would cost more.")
  private @Nullable BigDecimal maxWon;

  @Option(
      names = "--no-critical-lost",
      description = "Exits with 1 if a CRITICAL alarm would go to nobody.")
  private boolean noCriticalLost;

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
  public Integer call() {
    List<Arrival> arrivals = read();
    try (PreviewProgram program =
        PreviewStart.alone(Objects.requireNonNull(bongsu).program(), arguments())) {
      List<Arrival> shifted = at == null ? arrivals : Arrivals.shifted(arrivals, at);
      Preview preview = acknowledged ? program.runAndAcknowledge(shifted) : program.run(shifted);
      String shown =
          format == Format.json ? PreviewJson.of(preview) + "\n" : PreviewText.of(preview);
      out().print(shown);
      out().flush();
      return isWithin(preview) ? 0 : 1;
    } catch (PreviewFailedException failed) {
      err().println(failed.getMessage());
      return 1;
    }
  }

  /** The routes, Kamelets and texts in the directory lie over the built-in ones, as in a check. */
  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(settings.arguments());
    Path config = settings.config();
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

  private List<Arrival> read() {
    Arrivals documents = new Arrivals();
    AwsAlarmFiles history = new AwsAlarmFiles();
    List<Arrival> arrivals = new ArrayList<>();
    for (String file : files) {
      try {
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        byte[] bytes =
            file.equals(STANDARD_INPUT)
                ? System.in.readAllBytes()
                : Files.readAllBytes(Path.of(file));
        String text = new String(bytes, UTF_8);
        if (!history.take(text)) {
          arrivals.addAll(documents.of(name, text));
        }
      } catch (IOException unreadable) {
        throw new ParameterException(command().commandLine(), file + " cannot be opened");
      }
    }
    history.documents().forEach(each -> arrivals.addAll(documents.of("history", each)));
    return arrivals;
  }

  /** Whether the preview keeps within the options; writes what does not. */
  private boolean isWithin(Preview preview) {
    boolean within = preview.unreadable() == 0;
    if (maxWon != null && preview.won().compareTo(maxWon) > 0) {
      err().println("the texts cost " + preview.won() + " won, more than " + maxWon);
      within = false;
    }
    List<PreviewedAlarm> lost =
        noCriticalLost
            ? preview.alarms().stream().filter(PreviewedAlarm::losesCritical).toList()
            : List.of();
    lost.forEach(
        each ->
            err().println(each.origin() + ": a CRITICAL alarm goes to nobody: " + each.outcome()));
    return within && lost.isEmpty();
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

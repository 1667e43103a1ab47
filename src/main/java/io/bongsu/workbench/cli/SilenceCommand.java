package io.bongsu.workbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.alarm.Severity;
import io.bongsu.compose.MessageProperties;
import io.bongsu.json.StrictJson;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code bongsu silence}: makes, lists and ends silences by hand in the running program. */
@Command(
    name = "silence",
    mixinStandardHelpOptions = true,
    description = {
      "Silences alarms for a time, lists the silences made by hand, or ends one.",
      "Asks the running program with bongsu.console.token. CRITICAL alarms are sent unless --severity names them."
    })
final class SilenceCommand implements Callable<Integer> {

  private static final String SILENCES = "/console/silences";
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** One of these is wanted. */
  static final class Wanted {

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable Begin begin;

    @Option(names = "--list", description = "Lists the silences made by hand that are open.")
    private boolean list;

    @Option(names = "--end", paramLabel = "ID", description = "Ends a silence of the list.")
    private @Nullable String end;
  }

  /** A silence that is to begin. */
  static final class Begin {

    @Parameters(paramLabel = "ALARM", description = "Alarms with this name, such as 'shop-*'.")
    private String alarm = "";

    @Option(
        names = "--for",
        paramLabel = "TIME",
        required = true,
        converter = Time.class,
        description = "How long, such as 30m, 2h or 1d; at most 31 days.")
    private Duration time = Duration.ZERO;

    @Option(
        names = "--severity",
        paramLabel = "SEVERITY",
        description = "INFO, WARNING or CRITICAL only; all but CRITICAL without it.")
    private @Nullable Severity severity;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the history.")
    private String note = "";
  }

  /** A number of whole minutes, with a unit. */
  static final class Time implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
      try {
        Duration time = DurationStyle.SIMPLE.parse(value);
        if (value.matches("\\d.*") && time.equals(Duration.ofMinutes(time.toMinutes()))) {
          return time;
        }
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
        throw wrong(value);
      }
      throw wrong(value);
    }

    private static TypeConversionException wrong(String value) {
      return new TypeConversionException(
          "'" + value + "' is no time in whole minutes such as 30m, 2h or 1d");
    }
  }

  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  @Mixin private final ProgramOptions program = new ProgramOptions();

  @Override
  public Integer call() {
    String end = endedId();
    return program.run(context -> ask(context, end));
  }

  private void ask(ApplicationContext context, @Nullable String end) {
    RunningProgram running = RunningProgram.of(context, program.url());
    ZoneId zone = context.getBean(MessageProperties.class).zone();
    if (wanted.begin != null) {
      begin(running, wanted.begin, zone);
    } else if (end != null) {
      running.delete(SILENCES + "/" + end);
      out().println("ended " + end);
    } else {
      list(running, zone);
    }
  }

  private @Nullable String endedId() {
    String end = wanted.end;
    if (end != null && !end.matches("[0-9a-fA-F-]{36}")) {
      throw new ParameterException(program.commandLine(), "--end: not an id that --list shows");
    }
    return end;
  }

  private void begin(RunningProgram running, Begin begin, ZoneId zone) {
    ObjectNode body = StrictJson.mapper().createObjectNode();
    body.put("alarm", begin.alarm);
    body.put("minutes", begin.time.toMinutes());
    body.put("severity", begin.severity == null ? "" : begin.severity.name());
    body.put("note", begin.note);
    JsonNode begun = running.post(SILENCES, body);
    out()
        .printf(
            Locale.ROOT,
            "silenced %s (%s) until %s %s, id %s%n",
            begin.alarm,
            severity(body),
            time(begun, zone),
            zone,
            begun.path("id").asText());
  }

  private void list(RunningProgram running, ZoneId zone) {
    JsonNode silences = running.get("/console/now").path("silences");
    if (silences.isEmpty()) {
      out().println("no silence made by hand is open");
    }
    for (JsonNode silence : silences) {
      String line =
          "%s  until %s  %s (%s)  %s"
              .formatted(
                  silence.path("id").asText(),
                  time(silence, zone),
                  silence.path("alarm").asText(),
                  severity(silence),
                  silence.path("note").asText());
      out().println(line.stripTrailing());
    }
  }

  private static String severity(JsonNode silence) {
    String severity = silence.path("severity").asText("");
    return severity.isEmpty() || severity.equals("null") ? "all but CRITICAL" : severity;
  }

  private static String time(JsonNode silence, ZoneId zone) {
    return SHOWN.format(
        OffsetDateTime.parse(silence.path("until").asText()).atZoneSameInstant(zone));
  }

  private PrintWriter out() {
    return program.out();
  }
}

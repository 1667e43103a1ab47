package io.bongsu.workbench.cli;

import io.bongsu.calendar.TeamTurnFromText;
import io.bongsu.compose.MessageProperties;
import io.bongsu.notify.CalendarProperties;
import io.bongsu.notify.Duty;
import io.bongsu.notify.RecipientsProperties;
import io.bongsu.notify.Rota;
import io.bongsu.settings.StartFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.converter.Converter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bongsu oncall}: who would be notified at a time, by team, with the reason. */
@Command(
    name = "oncall",
    mixinStandardHelpOptions = true,
    description = {
      "Shows who is on duty, by team, with the reason.",
      "The settings are those that the program would have here; numbers are masked."
    })
final class OncallCommand implements Callable<Integer> {

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** The settings alone: no route, no ledger, no account of SENS is needed. */
  @EnableConfigurationProperties({
    RecipientsProperties.class,
    CalendarProperties.class,
    MessageProperties.class
  })
  @Import(TeamTurnFromText.class)
  @ComponentScan(
      basePackageClasses = RecipientsProperties.class,
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Converter.class))
  static final class Settings {}

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Such as 2026-12-25T09:00, in bongsu.message.zone, or with an offset; now without it.")
  private @Nullable String at;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = settings.read(Settings.class)) {
      ZoneId zone = context.getBean(MessageProperties.class).zone();
      Path cache = context.getBean(CalendarProperties.class).cache();
      Rota rota =
          Rota.of(context.getBean(RecipientsProperties.class), cache, Clock.systemUTC(), zone);
      Instant time = time(zone);
      out().println(SHOWN.format(time.atZone(zone)) + " " + zone);
      rota.at(time).entrySet().forEach(this::print);
      out().flush();
      return 0;
    } catch (IllegalStateException | org.springframework.beans.BeansException failed) {
      err().println(StartFailure.sentence(failed).orElse(String.valueOf(failed.getMessage())));
      return 1;
    }
  }

  private Instant time(ZoneId zone) {
    if (at == null) {
      return Instant.now();
    }
    try {
      return at.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(at).toInstant()
          : LocalDateTime.parse(at).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw new ParameterException(
          spec().commandLine(), "--at: not a time such as 2026-12-25T09:00", unreadable);
    }
  }

  private void print(Map.Entry<String, List<Duty>> team) {
    for (Duty duty : team.getValue()) {
      String name = duty.recipient().name();
      String who = (name == null ? "" : name + " ") + duty.recipient().masked();
      out().println("%-12s %-28s %s".formatted(team.getKey(), who, duty.why()));
    }
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private PrintWriter err() {
    return spec().commandLine().getErr();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli did not say which command this is");
    }
    return spec;
  }
}

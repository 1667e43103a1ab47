package io.bongsu.workbench.cli;

import io.bongsu.settings.StartFailure;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which running program a command asks, by which settings, and how it ends. */
final class ProgramOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The running program; http://localhost and server.port without it.")
  private @Nullable String url;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  /** Address of the program; null without the option. */
  @Nullable String url() {
    return url;
  }

  /**
   * Does what the command is for, with the settings.
   *
   * @return the exit code; where it is 1, one sentence says why
   */
  int run(Consumer<ConfigurableApplicationContext> work) {
    try (ConfigurableApplicationContext context = settings.read(RunningProgram.Settings.class)) {
      work.accept(context);
      out().flush();
      return 0;
    } catch (RunningProgram.NoAnswerException | IllegalArgumentException failed) {
      return failed(failed.getMessage());
    } catch (IllegalStateException | BeansException failed) {
      return failed(StartFailure.sentence(failed).orElse(String.valueOf(failed.getMessage())));
    }
  }

  private int failed(@Nullable String why) {
    commandLine().getErr().println(why);
    return 1;
  }

  PrintWriter out() {
    return commandLine().getOut();
  }

  CommandLine commandLine() {
    return Objects.requireNonNull(command).commandLine();
  }
}

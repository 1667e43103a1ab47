package io.bongsu.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** Where a command takes the settings from besides the environment and {@code ./config}. */
final class SettingsOptions {

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "A directory with settings, such as application.yaml, above those of ./config.")
  private @Nullable Path config;

  /** The directory; null without one. */
  @Nullable Path config() {
    return config;
  }

  /** The argument by which Spring reads the files of the directory; none without one. */
  List<String> arguments() {
    return arguments(config);
  }

  /** Reads them into the beans of a configuration, without a start of the program. */
  ConfigurableApplicationContext read(Class<?> configuration) {
    return new SpringApplicationBuilder(configuration)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .run(arguments().toArray(String[]::new));
  }

  /** The argument for another directory. */
  static List<String> arguments(@Nullable Path config) {
    return config == null
        ? List.of()
        : List.of("--spring.config.additional-location=file:" + config.toAbsolutePath() + "/");
  }
}

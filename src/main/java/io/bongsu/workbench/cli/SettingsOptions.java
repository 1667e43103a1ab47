package io.bongsu.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a command takes the settings from besides the environment and {@code ./config}. */
final class SettingsOptions {

  private SettingsOptions() {}

  /** The argument by which Spring reads the files of a directory; none without one. */
  static List<String> arguments(@Nullable Path directory) {
    return directory == null
        ? List.of()
        : List.of("--spring.config.additional-location=file:" + directory.toAbsolutePath() + "/");
  }
}

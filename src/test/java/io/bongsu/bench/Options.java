package io.bongsu.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured.
 *
 * @param runs how often each number is taken
 * @param alarms on the queue in one run of the throughput
 * @param seconds that one run of the latency lasts, at twenty alarms a second
 * @param only the parts that are measured, by name; empty for all
 * @param profile where the program's JVM writes a recording of its Flight Recorder; null for none
 */
record Options(int runs, int alarms, int seconds, List<String> only, @Nullable Path profile) {

  /** From arguments such as {@code --runs=5}; what is not given is 3, 5000 and 30. */
  static Options of(String... arguments) {
    return new Options(
        value(arguments, "--runs=", 3),
        value(arguments, "--alarms=", 5000),
        value(arguments, "--seconds=", 30),
        text(arguments, "--only=").map(names -> List.of(names.split(","))).orElse(List.of()),
        text(arguments, "--profile=").map(Path::of).map(Path::toAbsolutePath).orElse(null));
  }

  boolean wants(String part) {
    return only.isEmpty() || only.contains(part);
  }

  /** The flags of the image; but the jar has nothing that Spring prepared at build time. */
  List<String> flags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "@" + Path.of("src/main/image/java.options").toAbsolutePath(),
                "-Dspring.aot.enabled=false"));
    if (profile != null) {
      flags.add("-XX:StartFlightRecording:settings=profile,filename=" + profile);
    }
    return flags;
  }

  private static int value(String[] arguments, String key, int otherwise) {
    return text(arguments, key).map(Integer::parseInt).orElse(otherwise);
  }

  private static Optional<String> text(String[] arguments, String key) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(key))
        .map(argument -> argument.substring(key.length()))
        .findFirst();
  }
}

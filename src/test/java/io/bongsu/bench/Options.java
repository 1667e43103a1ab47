package io.bongsu.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How much is measured.
 *
 * @param runs how often each number is taken
 * @param alarms on the queue in one run of the throughput
 * @param seconds that one run of the latency lasts, at twenty alarms a second
 * @param image whether the program runs with all flags of the image instead of its heap and
 *     collector alone
 */
record Options(int runs, int alarms, int seconds, boolean image) {

  /** From arguments such as {@code --runs=5}; what is not given is 3, 5000, 30 and no image. */
  static Options of(String... arguments) {
    return new Options(
        value(arguments, "--runs=", 3),
        value(arguments, "--alarms=", 5000),
        value(arguments, "--seconds=", 30),
        List.of(arguments).contains("--image"));
  }

  /** Flags of the program's JVM; the jar has nothing that Spring prepared at build time. */
  List<String> flags() {
    return image
        ? List.of(
            "@" + Path.of("src/main/image/java.options").toAbsolutePath(),
            "-Dspring.aot.enabled=false")
        : List.of("-Xmx160m", "-XX:+UseSerialGC");
  }

  private static int value(String[] arguments, String key, int otherwise) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(key))
        .map(argument -> Integer.parseInt(argument.substring(key.length())))
        .findFirst()
        .orElse(otherwise);
  }
}

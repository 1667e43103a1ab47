package io.bongsu.bench;

import java.util.Arrays;

/**
 * How much is measured.
 *
 * @param runs how often each number is taken
 * @param alarms on the queue in one run of the throughput
 * @param seconds that one run of the latency lasts, at twenty alarms a second
 */
record Options(int runs, int alarms, int seconds) {

  /** From arguments such as {@code --runs=5}; what is not given is 3, 5000 and 30. */
  static Options of(String... arguments) {
    return new Options(
        value(arguments, "--runs=", 3),
        value(arguments, "--alarms=", 5000),
        value(arguments, "--seconds=", 30));
  }

  private static int value(String[] arguments, String key, int otherwise) {
    return Arrays.stream(arguments)
        .filter(argument -> argument.startsWith(key))
        .map(argument -> Integer.parseInt(argument.substring(key.length())))
        .findFirst()
        .orElse(otherwise);
  }
}

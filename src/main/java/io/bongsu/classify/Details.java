package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds which part of a resource an alarm concerns: the path of a disk, a broker of a cluster, a
 * stage of an API. At most two parts are named.
 */
final class Details {

  private static final int MOST = 2;

  private final List<String> dimensions;

  /**
   * @param dimensions names of dimensions, best first; a bar between names means that only the
   *     first of them that is there is shown, as the path says more than its device
   */
  Details(List<String> dimensions) {
    this.dimensions = dimensions;
  }

  /** The parts with a blank between; empty if none is there, or it is the resource itself. */
  String of(Alarm alarm, String resource) {
    Map<String, String> found = Conditions.dimensions(alarm);
    return dimensions.stream()
        .flatMap(names -> first(found, names))
        .map(OneLine::of)
        .filter(value -> !value.isEmpty() && !value.equals(resource))
        .distinct()
        .limit(MOST)
        .collect(Collectors.joining(" "));
  }

  private static Stream<String> first(Map<String, String> found, String names) {
    return Arrays.stream(names.split("\\|"))
        .flatMap(
            name ->
                found.entrySet().stream()
                    .filter(dimension -> dimension.getKey().equalsIgnoreCase(name.strip()))
                    .map(Details::shown))
        .limit(1);
  }

  /** A number alone says nothing: {@code Broker ID: 1} is broker1. */
  private static String shown(Map.Entry<String, String> dimension) {
    String value = Resources.shortened(dimension.getValue());
    String word = dimension.getKey().split("[^\\p{L}]", 2)[0].toLowerCase(Locale.ROOT);
    return value.matches("\\d{1,3}") ? word + value : value;
  }
}

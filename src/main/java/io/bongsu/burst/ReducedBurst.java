package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A burst whose window has closed, sorted into what is sent and what is not.
 *
 * @param lane the lane that gathered it
 * @param transients alarms that came and went before they were sent, with their recoveries
 * @param unneeded recoveries of alarms that were never sent
 * @param remaining what is sent; null if nothing is
 */
public record ReducedBurst(
    String lane, List<Alarm> transients, List<Alarm> unneeded, @Nullable Burst remaining) {

  private static final int NAMED = 5;

  public ReducedBurst {
    transients = List.copyOf(transients);
    unneeded = List.copyOf(unneeded);
  }

  public String transientLabels() {
    return labels(transients);
  }

  public String unneededLabels() {
    return labels(unneeded);
  }

  /** A few names on one line, for logs. */
  private static String labels(List<Alarm> alarms) {
    List<String> labels = alarms.stream().map(Alarm::label).distinct().toList();
    Stream<String> more =
        labels.size() > NAMED ? Stream.of("and " + (labels.size() - NAMED) + " more") : Stream.of();
    return Stream.concat(labels.stream().limit(NAMED), more).collect(Collectors.joining(", "));
  }
}

package io.bongsu.alarm;

import java.util.Map;

/**
 * One time series of an alarm that watches many (Metrics Insights {@code GROUP BY}, PromQL).
 *
 * @param id 1 to 16 characters, unique within the alarm
 * @param attributes what distinguishes the series from the others, such as {@code InstanceId}
 */
public record Contributor(String id, Map<String, String> attributes) {

  public Contributor {
    attributes = Ordered.copyOf(attributes);
  }
}

package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every shape of an alarm must have: a name and a state. */
final class Required {

  /**
   * CloudWatch's limit on AlarmName (<a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>).
   */
  private static final int MAX_NAME = 255;

  private Required() {}

  static String name(JsonNode node, String key) {
    String name = Json.filled(node, key);
    if (name == null) {
      throw new UnreadableAlarmException("alarm has no " + key + ", which every alarm has");
    }
    if (name.codePointCount(0, name.length()) > MAX_NAME) {
      throw new UnreadableAlarmException(
          "%s %s is %,d characters long; CloudWatch allows %d"
              .formatted(key, Excerpt.of(name), name.length(), MAX_NAME));
    }
    return name;
  }

  static AlarmState state(JsonNode node, String key, String alarm) {
    String text = Json.text(node, key);
    return state(text)
        .orElseThrow(
            () ->
                new UnreadableAlarmException(
                    "alarm %s has %s; %s is one of OK, ALARM, INSUFFICIENT_DATA"
                        .formatted(Excerpt.ofName(alarm), found(text, key), key)));
  }

  static @Nullable AlarmState optionalState(@Nullable String text) {
    return state(text).orElse(null);
  }

  private static Optional<AlarmState> state(@Nullable String text) {
    return text == null
        ? Optional.empty()
        : Arrays.stream(AlarmState.values()).filter(s -> s.name().equals(text.strip())).findFirst();
  }

  private static String found(@Nullable String text, String key) {
    return text == null ? "no " + key : "an unknown " + key + " " + Excerpt.of(text);
  }
}

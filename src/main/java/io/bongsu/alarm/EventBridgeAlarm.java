package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch alarm event from EventBridge: {@code source: aws.cloudwatch, detail-type, account,
 * time, region, resources[arn], detail} (see {@link AlarmDetail}).
 *
 * <p>EventBridge reports every change of state, also those whose actions CloudWatch held back
 * because of a mute rule or a suppressor alarm. Whoever muted the alarm did not want a text: such
 * events are ignored, with the reason. Configuration changes are no change of state.
 */
final class EventBridgeAlarm implements Shape {

  private static final String KIND = "CloudWatch Alarm ";

  @Override
  public String title() {
    return "EventBridge event";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("source").asText().equals("aws.cloudwatch")
        && document.path("detail-type").asText().startsWith(KIND);
  }

  @Override
  public ParsedDocument read(JsonNode event, Wrapping wrapping) {
    AlarmDetail detail = AlarmDetail.of(event.path("detail"));
    String what = event.path("detail-type").asText().substring(KIND.length());
    if (what.equals("Configuration Change")) {
      return new ParsedDocument.Ignored(
          "configuration change",
          "alarm %s was created, changed or deleted; its state did not change"
              .formatted(Excerpt.ofName(detail.name())));
    }
    Alarm alarm =
        detail.alarm(
            arn(event), Json.filled(event, "account"), region(event), Json.text(event, "time"));
    return silenced(alarm, event.path("detail"));
  }

  private static ParsedDocument silenced(Alarm alarm, JsonNode detail) {
    String name = Excerpt.ofName(alarm.name());
    JsonNode mute = detail.path("muteDetail");
    if (mute.isObject() && !mute.isEmpty()) {
      String rule = Objects.requireNonNullElse(Json.filled(mute, "mutedByArn"), "a mute rule");
      return new ParsedDocument.Ignored(
          "muted alarm", "alarm %s was muted by %s".formatted(name, Excerpt.ofName(rule)));
    }
    String suppressor = Json.filled(detail.path("state"), "actionsSuppressedBy");
    if (suppressor != null) {
      return new ParsedDocument.Ignored(
          "suppressed alarm",
          "actions of alarm %s were suppressed by %s".formatted(name, Excerpt.ofName(suppressor)));
    }
    return MultiSeries.reading(alarm);
  }

  private static @Nullable String arn(JsonNode event) {
    return StreamSupport.stream(event.path("resources").spliterator(), false)
        .map(Json::text)
        .filter(Objects::nonNull)
        .filter(arn -> arn.contains(":alarm:"))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String region(JsonNode event) {
    String region = Arn.code(Json.text(event, "region"));
    return region == null ? Arn.region(arn(event)) : region;
  }
}

package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as CloudWatch publishes it to SNS: the string in {@code Message}, or the whole document
 * with raw delivery. {@code AlarmName, AlarmDescription?, AWSAccountId, NewStateValue,
 * NewStateReason?, StateChangeTime, Region, AlarmArn?, OldStateValue, AlarmContributorId?,
 * AlarmContributorAttributes?, Trigger?, TriggeringChildren?, AlarmTags?, …}; of these only name,
 * new state and time have been there in every form since 2015. Region is a display name in many
 * spellings, so the region is taken from an ARN.
 */
final class SnsAlarm implements Shape {

  private static final Set<String> KEYS =
      Set.of(
          "AlarmName",
          "AlarmArn",
          "NewStateValue",
          "NewStateReason",
          "OldStateValue",
          "StateChangeTime",
          "Trigger");

  @Override
  public String title() {
    return "SNS alarm";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.has("AlarmName") || KEYS.stream().filter(document::has).limit(2).count() == 2;
  }

  @Override
  public ParsedDocument read(JsonNode body, Wrapping wrapping) {
    return MultiSeries.reading(alarm(body, wrapping));
  }

  private static Alarm alarm(JsonNode body, Wrapping wrapping) {
    String name = Required.name(body, "AlarmName");
    String arn = Json.filled(body, "AlarmArn");
    Reason reason = new Reason(Json.text(body, "NewStateReason"));
    return new Alarm(
        name,
        arn,
        account(body, arn),
        region(body, arn, wrapping),
        contributor(body),
        Required.state(body, "NewStateValue", name),
        Required.optionalState(Json.text(body, "OldStateValue")),
        AlarmTime.parse(Json.text(body, "StateChangeTime"), "StateChangeTime", name),
        Json.text(body, "NewStateReason"),
        Json.text(body, "AlarmDescription"),
        metric(body, name, reason),
        children(body, reason),
        Pairs.read(body.path("AlarmTags")),
        null);
  }

  private static @Nullable Metric metric(JsonNode body, String name, Reason reason) {
    ReasonData data = ReasonData.read(body.path("NewStateReasonData"));
    Metric metric = TriggerMetric.read(body.path("Trigger"), reason, data, name);
    return metric == null ? data.metric(name, reason, body.path("LogGroups")) : metric;
  }

  private static @Nullable String account(JsonNode body, @Nullable String arn) {
    String account = Json.filled(body, "AWSAccountId");
    return account == null ? Arn.account(arn) : account;
  }

  private static @Nullable String region(JsonNode body, @Nullable String arn, Wrapping wrapping) {
    String region = Arn.region(arn);
    String code = region == null ? Arn.code(Json.filled(body, "Region")) : region;
    return code == null ? Arn.region(wrapping.topicArn()) : code;
  }

  private static @Nullable Contributor contributor(JsonNode body) {
    String id = Json.filled(body, "AlarmContributorId");
    return id == null
        ? null
        : new Contributor(id, Pairs.read(body.path("AlarmContributorAttributes")));
  }

  private static List<String> children(JsonNode body, Reason reason) {
    List<String> triggering =
        stream(body.path("TriggeringChildren"))
            .map(child -> Json.filled(child, "Arn"))
            .filter(Objects::nonNull)
            .map(Arn::alarmName)
            .toList();
    return triggering.isEmpty() ? reason.children() : triggering;
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}

package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm whose action is a Lambda function hands to it: {@code source: aws.cloudwatch,
 * alarmArn, accountId, time, region, alarmData} (see {@link AlarmDetail}). The action ran, so the
 * alarm was neither muted nor suppressed.
 */
final class LambdaAlarm implements Shape {

  @Override
  public String title() {
    return "Lambda action";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("alarmData").isObject();
  }

  @Override
  public ParsedDocument read(JsonNode event, Wrapping wrapping) {
    String arn = Json.filled(event, "alarmArn");
    Alarm alarm =
        AlarmDetail.of(event.path("alarmData"))
            .alarm(arn, account(event, arn), region(event, arn), Json.text(event, "time"));
    return MultiSeries.reading(alarm);
  }

  private static @Nullable String account(JsonNode event, @Nullable String arn) {
    String account = Json.filled(event, "accountId");
    return account == null ? Arn.account(arn) : account;
  }

  private static @Nullable String region(JsonNode event, @Nullable String arn) {
    String region = Arn.code(Json.text(event, "region"));
    return region == null ? Arn.region(arn) : region;
  }
}

package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code detail} of an alarm event by itself, as a rule's input path {@code $.detail} and
 * Lambda functions hand it on; see {@link AlarmDetail}. It names neither account nor region.
 */
final class DetailAlarm implements Shape {

  @Override
  public String title() {
    return "alarm detail";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("alarmName").isTextual()
        && document.path("state").path("value").isTextual();
  }

  @Override
  public ParsedDocument read(JsonNode detail, Wrapping wrapping) {
    return MultiSeries.reading(
        AlarmDetail.of(detail)
            .alarm(
                Json.filled(detail, "alarmArn"),
                Json.filled(detail, "accountId"),
                Arn.code(Json.filled(detail, "region")),
                wrapping.timestamp()));
  }
}

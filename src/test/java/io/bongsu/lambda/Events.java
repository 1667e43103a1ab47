package io.bongsu.lambda;

import java.nio.charset.StandardCharsets;

/** Events as Lambda gets them, with odd spacing and Hangul, so that a rewritten byte shows. */
enum Events {
  /** What an SNS topic hands over, here with two records. */
  SNS(
      """
      {"Records": [
        {"EventSource":"aws:sns","EventVersion":"1.0","Sns":{"Type":"Notification",
         "MessageId":"00000000-0000-0000-0000-000000000001","Message":"{\\"AlarmName\\":\\"api-1 지연\\",
         \\"NewStateValue\\":\\"ALARM\\"}","MessageAttributes":{}}},
        {"EventSource":"aws:sns","EventVersion":"1.0","Sns":{"Type":"Notification",
         "MessageId":"00000000-0000-0000-0000-000000000002","Message":"{\\"AlarmName\\":\\"api-2\\"}"}}
      ]  }
      """),

  /** An alarm's own Lambda action. */
  DIRECT(
      """
      {"source":"aws.cloudwatch","alarmArn":"arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:db",
       "accountId":"000000000000","time":"2026-03-01T05:02:00.000+0000","region":"ap-northeast-2",
       "alarmData":{"alarmName":"db","state":{"value":"ALARM","reason":"set by hand"}}}
      """),

  /** A state change by way of an EventBridge rule. */
  EVENT_BRIDGE(
      """
      {"version":"0","detail-type":"CloudWatch Alarm State Change","source":"aws.cloudwatch",
       "resources":["arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:gpu"],
       "detail":{"alarmName":"gpu","state":{"value":"OK"},"previousState":{"value":"ALARM"}}}
      """);

  private final String text;

  Events(String text) {
    this.text = text;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

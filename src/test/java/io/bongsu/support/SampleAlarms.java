package io.bongsu.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Alarms as CloudWatch publishes them, written for this project; no value is anybody's. */
public final class SampleAlarms {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private SampleAlarms() {}

  /** A CPU alarm of one server, as raw delivery puts it on the queue. */
  public static String cpu(String resource, String severity, String state, Instant changed) {
    String type = resource.replaceFirst("-.*", "");
    return """
    {"AlarmName":"%1$s-cpu","AlarmDescription":"severity=%2$s server-type=%5$s resource=%1$s",\
    "AWSAccountId":"000000000000","NewStateValue":"%3$s",\
    "NewStateReason":"Threshold Crossed: 1 datapoint [97.0 (22/11/26 05:02:00)] was greater than the threshold (80.0).",\
    "StateChangeTime":"%4$s","Region":"Asia Pacific (Seoul)",\
    "AlarmArn":"arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:%1$s-cpu","OldStateValue":"OK",\
    "Trigger":{"MetricName":"CPUUtilization","Namespace":"AWS/EC2","StatisticType":"Statistic",\
    "Statistic":"AVERAGE","Unit":"Percent","Dimensions":[{"value":"i-%1$s","name":"InstanceId"}],"Period":60,\
    "EvaluationPeriods":1,"ComparisonOperator":"GreaterThanThreshold","Threshold":80.0,"TreatMissingData":"missing"}}"""
        .formatted(resource, severity, state, TIME.format(changed), type);
  }

  /** An alarm on any metric of one server, which is over its limit. */
  public static String metric(
      String resource,
      String metric,
      String unit,
      double value,
      double limit,
      String severity,
      String state,
      Instant changed) {
    return cpu(resource, severity, state, changed)
        .replace(resource + "-cpu", resource + "-" + metric)
        .replace("CPUUtilization", metric)
        .replace("\"Percent\"", '"' + unit + '"')
        .replace("97.0", Double.toString(value))
        .replace("80.0", Double.toString(limit));
  }

  /** The same text as SNS wraps it on its way to a queue. */
  public static String inSns(String alarm) {
    String message = alarm.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return """
    {"Type":"Notification","MessageId":"00000000-0000-4000-8000-000000000001",\
    "TopicArn":"arn:aws:sns:ap-northeast-2:000000000000:alarms","Subject":"ALARM","Message":"%s",\
    "Timestamp":"2026-11-22T05:02:03.004Z","SignatureVersion":"2","Signature":"none",\
    "SigningCertURL":"https://sns.ap-northeast-2.amazonaws.com/none.pem","UnsubscribeURL":"https://sns.ap-northeast-2.amazonaws.com/"}"""
        .formatted(message);
  }
}

package io.bongsu.support;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alarms as the classify stage hands them on: CPU over 80 % of a named server. */
public final class ClassifiedAlarms {

  private ClassifiedAlarms() {}

  /** A critical alarm for the team {@code default}; the type is what stands before the dash. */
  public static Alarm of(String resource) {
    return of(resource, "default");
  }

  public static Alarm of(String resource, String team) {
    String type = resource.replaceFirst("-.*", "");
    return of(resource, type, Severity.CRITICAL, AlarmState.ALARM, team);
  }

  public static Alarm of(
      String resource, String type, Severity severity, AlarmState state, String team) {
    return alarm(
        resource + "-cpu", state, new Classification(type, severity, team, resource, "test"));
  }

  /** An alarm of any name, for the team {@code default}. */
  public static Alarm named(String name) {
    return alarm(
        name,
        AlarmState.ALARM,
        new Classification("api", Severity.CRITICAL, "default", "api-1", "test"));
  }

  /** The same alarm when it changed to another state. */
  public static Alarm changed(Alarm alarm, AlarmState from, AlarmState to, Instant at) {
    return new Alarm(
        alarm.name(),
        alarm.arn(),
        alarm.account(),
        alarm.region(),
        alarm.contributor(),
        to,
        from,
        at,
        alarm.reason(),
        alarm.description(),
        alarm.metric(),
        alarm.children(),
        alarm.tags(),
        alarm.classification());
  }

  private static Alarm alarm(String name, AlarmState state, Classification classification) {
    return new Alarm(
        name,
        "arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:" + name,
        "000000000000",
        "ap-northeast-2",
        null,
        state,
        null,
        SetClock.NOW.minusSeconds(2),
        null,
        null,
        cpu(),
        List.of(),
        Map.of(),
        classification);
  }

  private static Metric cpu() {
    return new Metric(
        "AWS/EC2",
        "CPUUtilization",
        Map.of(),
        "AVERAGE",
        "Percent",
        "GreaterThanThreshold",
        80.0,
        97.0);
  }
}

package io.bongsu.alarm;

/**
 * An alarm over many series (Metrics Insights {@code GROUP BY}, PromQL) sends a message for each
 * contributor that changes, and one for the alarm as a whole that names no series, such as {@code 6
 * out of 6 time series evaluated to ALARM}. The former are sent; the latter would say the same
 * again without saying what is concerned.
 */
final class MultiSeries {

  private MultiSeries() {}

  /** The alarm as a reading, unless it is such a message of the alarm as a whole. */
  static ParsedDocument reading(Alarm alarm) {
    boolean alarmLevel = alarm.contributor() == null && new Reason(alarm.reason()).isMultiSeries();
    return alarmLevel
        ? new ParsedDocument.Ignored(
            "alarm-level message of a multi-series alarm",
            "the contributors to alarm %s are sent one by one"
                .formatted(Excerpt.ofName(alarm.name())))
        : new ParsedDocument.One(alarm);
  }
}

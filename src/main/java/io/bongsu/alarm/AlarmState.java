package io.bongsu.alarm;

/**
 * The states of a CloudWatch alarm, spelled as {@code NewStateValue} and {@code state.value} are.
 */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}

package io.bongsu.alarm;

/** How much an alarm matters, least first, so that {@code compareTo} orders by urgency. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}

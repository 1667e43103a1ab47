package io.bongsu.receipt;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Receipts and failover: {@code bongsu.receipt.*}.
 *
 * @param deadline how long after its acceptance a message may be without a receipt before it goes
 *     to the person's next channel
 * @param failover which messages go to a next channel at all
 * @param giveUp how long after the acceptance the result is asked for; carriers try for up to three
 *     days
 * @param checkPeriodMs how often results that are due are asked for
 */
@ConfigurationProperties("bongsu.receipt")
record ReceiptProperties(
    Duration deadline, Failover failover, Duration giveUp, long checkPeriodMs) {

  /** Which messages go to a next channel when no phone has them. */
  enum Failover {
    CRITICAL,
    ALL,
    NONE
  }

  ReceiptProperties {
    if (deadline.toMillis() < 1) {
      throw new SettingException("bongsu.receipt.deadline", "must be longer than zero, such as 3m");
    }
    if (giveUp.compareTo(deadline) <= 0 || giveUp.toDays() > 29) {
      throw new SettingException(
          "bongsu.receipt.give-up", "must be longer than the deadline and at most 29d");
    }
    if (checkPeriodMs < 1) {
      throw new SettingException("bongsu.receipt.check-period-ms", "must be at least 1");
    }
  }
}

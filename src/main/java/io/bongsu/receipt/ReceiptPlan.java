package io.bongsu.receipt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the result of a message is asked for: 10 s, 30 s and 1 min after its acceptance, then at
 * every full minute, so that all that are older are asked for together. A message accepted in the
 * future is one from before the clock was set back, and counts as old.
 */
final class ReceiptPlan {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration SECOND = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private ReceiptPlan() {}

  static boolean isDue(Instant accepted, @Nullable Instant asked, Instant now) {
    int step = step(accepted, now);
    if (asked == null) {
      return step > 0;
    }
    boolean nextMinute = now.getEpochSecond() / 60 != asked.getEpochSecond() / 60;
    return step > step(accepted, asked) || (step == 3 && nextMinute);
  }

  private static int step(Instant accepted, Instant now) {
    Duration age = Duration.between(accepted, now);
    if (age.compareTo(MINUTE.negated()) < 0) {
      return 3;
    }
    if (age.compareTo(FIRST) < 0) {
      return 0;
    }
    if (age.compareTo(SECOND) < 0) {
      return 1;
    }
    return age.compareTo(MINUTE) < 0 ? 2 : 3;
  }
}

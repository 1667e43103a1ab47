package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Carries one event to Bongsu within the time that the invocation has left: an attempt and two
 * quick retries, each with a part of that time. Sending twice is safe, since Bongsu knows an alarm
 * that it has seen.
 */
final class Delivery {

  /** Waits between attempts. */
  interface Pause {
    void sleep(long millis) throws InterruptedException;
  }

  private static final int MAX_ATTEMPTS = 3;

  /** Left over for reporting the failure before Lambda ends the function. */
  private static final long RESERVE_MS = 500;

  /** With less than this an attempt is not worth its start. */
  private static final long MIN_ATTEMPT_MS = 200;

  private static final long FIRST_WAIT_MS = 200;

  private final AlarmsClient client;
  private final RandomGenerator random;
  private final Pause pause;

  Delivery(AlarmsClient client, RandomGenerator random, Pause pause) {
    this.client = client;
    this.random = random;
    this.pause = pause;
  }

  /**
   * Returns the answer of Bongsu.
   *
   * @throws AlarmNotAcceptedException if there is none that accepts the event
   */
  String deliver(byte[] event, Context context) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = client.post(event, share(context, attempt));
      if (outcome instanceof Outcome.Accepted accepted) {
        return accepted.answer();
      }
      if (outcome instanceof Outcome.Refused refused) {
        throw new AlarmNotAcceptedException("Bongsu refused the event: " + refused.problem());
      }
      waitAfter((Outcome.Busy) outcome, attempt, context);
    }
  }

  /** Half of what is left, so that a silent peer leaves room for a retry; the last has it all. */
  private static Duration share(Context context, int attempt) {
    long left = Math.max(millisLeft(context), MIN_ATTEMPT_MS);
    return Duration.ofMillis(attempt == MAX_ATTEMPTS ? left : left / 2);
  }

  private void waitAfter(Outcome.Busy busy, int attempt, Context context)
      throws InterruptedException {
    long wait = Math.max(jitter(attempt), busy.retryAfter().map(Duration::toMillis).orElse(0L));
    String seen = "attempt " + attempt + " of " + MAX_ATTEMPTS + ": " + busy.problem();
    if (attempt == MAX_ATTEMPTS || wait + MIN_ATTEMPT_MS > millisLeft(context)) {
      throw new AlarmNotAcceptedException(
          "Bongsu did not take the event (" + seen + "); Lambda will try again");
    }
    context.getLogger().log(seen + "; again in " + wait + " ms\n");
    pause.sleep(wait);
  }

  /** Between half and the whole of 200 ms, then of 400 ms. */
  private long jitter(int attempt) {
    long most = FIRST_WAIT_MS << (attempt - 1);
    return random.nextLong(most / 2, most + 1);
  }

  private static long millisLeft(Context context) {
    return context.getRemainingTimeInMillis() - RESERVE_MS;
  }
}

package io.bongsu.lambda;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. */
sealed interface Outcome {

  /**
   * Bongsu has the event on its queue.
   *
   * @param answer its answer, JSON
   */
  record Accepted(String answer) implements Outcome {}

  /**
   * It may work a moment later: no connection, no answer in time, 429 or 5xx.
   *
   * @param problem what happened, for people
   * @param retryAfter how long the other side asks to wait
   */
  record Busy(String problem, Optional<Duration> retryAfter) implements Outcome {}

  /**
   * Trying again now changes nothing.
   *
   * @param problem what happened and where to look, for people
   */
  record Refused(String problem) implements Outcome {}
}

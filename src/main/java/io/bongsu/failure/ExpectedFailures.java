package io.bongsu.failure;

import io.bongsu.classify.AlarmInFlightException;
import io.bongsu.deliver.MessageTakenOverException;
import io.bongsu.flap.StillFlappingException;
import io.bongsu.queue.NotNowException;
import io.bongsu.sens.SensException;
import io.bongsu.sens.SensInquiryException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * The failures that have a meaning of their own: the alarm's message waits on the queue for
 * something that will come, such as an answer of SENS. No way around the routes would help.
 */
final class ExpectedFailures {

  private static final List<Class<? extends Exception>> CLASSES =
      List.of(
          SensException.class,
          SensInquiryException.class,
          CallNotPermittedException.class,
          AlarmInFlightException.class,
          MessageTakenOverException.class,
          NotNowException.class,
          StillFlappingException.class,
          RejectedExecutionException.class,
          InterruptedException.class);

  private ExpectedFailures() {}

  static boolean contain(Throwable failure) {
    return CLASSES.stream().anyMatch(expected -> expected.isInstance(failure));
  }
}

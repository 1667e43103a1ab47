package io.bongsu.queue;

import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * What the queue consumer reports. A failed exchange was reported by the error stage, a failed poll
 * by {@link QueuePollStrategy}; what is left is a message that could not be deleted while the queue
 * is there.
 */
final class QueueExceptionHandler implements ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QueueExceptionHandler.class);

  private final BooleanSupplier away;

  /**
   * @param away whether it is known that the queue cannot be reached
   */
  QueueExceptionHandler(BooleanSupplier away) {
    this.away = away;
  }

  @Override
  public void handleException(Throwable exception) {
    LOG.debug("queue consumer", exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    LOG.debug("queue consumer: {}", message, exception);
  }

  @Override
  public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
    boolean reported = away.getAsBoolean() || exception instanceof QueueDoesNotExistException;
    if (exchange != null && exchange.getException() == null && !reported) {
      LOG.warn(
          "a message that was dealt with could not be deleted; it comes back and is recognised: {}",
          exception.getMessage());
    } else {
      LOG.debug("queue consumer: {}", message, exception);
    }
  }
}

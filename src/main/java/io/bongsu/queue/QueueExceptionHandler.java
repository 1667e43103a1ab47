package io.bongsu.queue;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the queue consumer reports. A failed exchange was reported by the error stage, a failed poll
 * by {@link QueuePollStrategy}; what is left is a message that could not be deleted.
 */
final class QueueExceptionHandler implements ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QueueExceptionHandler.class);

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
    if (exchange != null && exchange.getException() == null) {
      LOG.warn(
          "a message that was dealt with could not be deleted; it comes back and is recognised: {}",
          exception.getMessage());
    } else {
      LOG.debug("queue consumer: {}", message, exception);
    }
  }
}

package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@ExtendWith(OutputCaptureExtension.class)
class QueueExceptionHandlerTest {

  private static final Exception AWAY = new IllegalStateException("the queue is away");

  private final QueueExceptionHandler handler = new QueueExceptionHandler(() -> false);
  private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

  @Test
  void aMessageThatCouldNotBeDeletedIsOneLine(CapturedOutput log) {
    handler.handleException("Error occurred during deleting message", exchange, AWAY);

    assertThat(log)
        .containsOnlyOnce("could not be deleted")
        .contains("the queue is away")
        .doesNotContain("\tat ");
  }

  @Test
  void whileTheQueueIsAwayNoMessageIsALine(CapturedOutput log) {
    new QueueExceptionHandler(() -> true).handleException("Error deleting", exchange, AWAY);
    handler.handleException(
        "Error deleting", exchange, QueueDoesNotExistException.builder().message("gone").build());

    assertThat(log).doesNotContain("WARN", "ERROR");
  }

  @Test
  void whatOthersHaveToldIsNotToldAgain(CapturedOutput log) {
    exchange.setException(AWAY);

    handler.handleException("Error processing exchange", exchange, AWAY);
    handler.handleException("Failed polling", null, AWAY);
    handler.handleException(AWAY);
    handler.handleException("Failed polling", AWAY);

    assertThat(log).doesNotContain("WARN", "ERROR");
  }
}

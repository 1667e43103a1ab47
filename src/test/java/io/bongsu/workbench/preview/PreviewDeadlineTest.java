package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.ingest.RequestRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** A preview ends in time, also inside of one document. */
class PreviewDeadlineTest {

  private final PreviewDeadline deadline = new PreviewDeadline();
  private final AtomicInteger steps = new AtomicInteger();

  @Test
  void noStepOfADocumentBeginsAfterTheDeadline() throws Exception {
    deadline.begin(Duration.ofMinutes(1));
    assertThat(step().getException()).isNull();

    deadline.begin(Duration.ZERO);
    assertThat(step().getException())
        .isInstanceOf(PreviewTooLongException.class)
        .hasMessageContaining("send fewer documents");
    assertThat(steps).hasValue(1);
  }

  @Test
  void thatIsTheSendersAffair() {
    try (Previews previews =
        new Previews(
            () -> {
              throw new PreviewTooLongException(Duration.ofSeconds(15));
            },
            Duration.ofMinutes(1))) {
      PreviewRequests requests = new PreviewRequests(previews);

      assertThatThrownBy(() -> requests.preview("{}".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(RequestRefusedException.class)
          .hasMessageContaining("longer than 15 s");
    }
  }

  private Exchange step() throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    RecordingInterceptor interceptor =
        new RecordingInterceptor(new PreviewRecorder(VirtualClock.at(Instant.EPOCH)), deadline);
    Exchange exchange = new DefaultExchange(context);
    interceptor
        .wrapProcessorInInterceptors(
            context,
            new ToDefinition(),
            any -> steps.incrementAndGet(),
            Mockito.mock(Processor.class))
        .process(exchange);
    return exchange;
  }
}

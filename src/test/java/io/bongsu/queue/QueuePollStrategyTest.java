package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class QueuePollStrategyTest {

  private final AtomicInteger held = new AtomicInteger();
  private final QueuePollStrategy strategy = new QueuePollStrategy(held::get, 10);
  private final Consumer consumer = Mockito.mock();
  private final Endpoint endpoint = Mockito.mock();

  @Test
  void polledIsWhileThereIsRoom() {
    held.set(9);
    assertThat(strategy.begin(consumer, endpoint)).isTrue();
    held.set(10);
    assertThat(strategy.begin(consumer, endpoint)).isFalse();
    held.set(9);
    assertThat(strategy.begin(consumer, endpoint)).isTrue();
  }

  @Test
  void thePauseIsLoggedOnceAndItsEndOnce(CapturedOutput log) {
    held.set(10);
    strategy.begin(consumer, endpoint);
    strategy.begin(consumer, endpoint);
    held.set(3);
    strategy.begin(consumer, endpoint);
    strategy.begin(consumer, endpoint);

    assertThat(log)
        .containsOnlyOnce("polling pauses: 10 alarms are held")
        .containsOnlyOnce("polling goes on: 3 alarms are held");
  }

  @Test
  void anOutageIsLoggedOnceAndItsEndOnce(CapturedOutput log) throws Exception {
    for (int poll = 0; poll < 3; poll++) {
      boolean again = strategy.rollback(consumer, endpoint, poll, new ConnectException("refused"));
      assertThat(again).as("polled again at once").isFalse();
    }
    assertThat(strategy.isAway()).isTrue();
    strategy.commit(consumer, endpoint, 0);
    strategy.commit(consumer, endpoint, 0);

    assertThat(strategy.isAway()).isFalse();
    assertThat(log)
        .containsOnlyOnce("the queue cannot be reached")
        .contains("refused")
        .containsOnlyOnce("the queue can be reached again");
  }

  @Test
  void aPollThatBeganBeforeTheOutageDoesNotEndIt(CapturedOutput log) throws Exception {
    strategy.begin(consumer, endpoint);
    strategy.rollback(consumer, endpoint, 0, new ConnectException("refused"));
    strategy.commit(consumer, endpoint, 0);

    assertThat(strategy.isAway()).isTrue();
    assertThat(log).doesNotContain("can be reached again");
  }
}

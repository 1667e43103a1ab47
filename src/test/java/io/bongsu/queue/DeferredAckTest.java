package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.ClassifiedAlarms;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;

/** With the units of work that Camel makes, since the completions belong to them. */
class DeferredAckTest {

  private static final String RECEIPT = "CamelAwsSqsReceiptHandle";

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final InFlightCount held = new InFlightCount();
  private final Consumer consumer = new Consumer();

  @Test
  void whatIsHeldIsNotRunWhenItsExchangeEnds() {
    Exchange alarm = received("receipt-1");
    DeferredAck.take(alarm, held);

    end(alarm);

    assertThat(consumer.calls).isEmpty();
    assertThat(held.alarms()).isEqualTo(1);
  }

  @Test
  void itRunsAgainstItsOwnExchangeWhenTheBurstWasAccepted() {
    Exchange alarm = received("receipt-1");
    DeferredAck.take(alarm, held);
    Exchange burst = burstOf(alarm);
    alarm.getMessage().removeHeaders("*");
    end(alarm);

    end(burst);

    assertThat(consumer.calls).containsExactly("deleted receipt-1 of " + alarm.getExchangeId());
    assertThat(held.alarms()).isZero();
  }

  @Test
  void everyAlarmOfABurstIsAcknowledged() {
    Exchange first = received("receipt-1");
    Exchange second = received("receipt-2");
    DeferredAck.take(first, held);
    DeferredAck.take(second, held);
    Exchange burst = burstOf(first, second);

    end(burst);

    assertThat(consumer.calls)
        .containsExactlyInAnyOrder(
            "deleted receipt-1 of " + first.getExchangeId(),
            "deleted receipt-2 of " + second.getExchangeId());
  }

  @Test
  void theFailureOfTheBurstIsTheFailureOfEachAlarm() {
    Exchange alarm = received("receipt-1");
    DeferredAck.take(alarm, held);
    Exchange burst = burstOf(alarm);
    end(alarm);

    fail(burst, "SENS is away");

    assertThat(consumer.calls)
        .containsExactly("left receipt-1 of " + alarm.getExchangeId() + " because SENS is away");
    assertThat(held.alarms()).isZero();
  }

  @Test
  void itRunsOnlyOnce() {
    Exchange alarm = received("receipt-1");
    DeferredAck.take(alarm, held);
    Exchange burst = burstOf(alarm);
    Exchange sameBurst = burstOf(alarm);

    end(burst);
    end(sameBurst);
    fail(alarm, "late");

    assertThat(consumer.calls).hasSize(1);
    assertThat(held.alarms()).isZero();
  }

  @Test
  void anAlarmThatFailsBeforeItsBurstGetsItBackAtOnce() {
    Exchange alarm = received("receipt-1");
    DeferredAck.take(alarm, held);

    fail(alarm, "no memory");

    assertThat(consumer.calls)
        .containsExactly("left receipt-1 of " + alarm.getExchangeId() + " because no memory");
    assertThat(held.alarms()).isZero();
  }

  @Test
  void oneAlarmOfABurstGoesOnToAnotherBurst() {
    Exchange first = received("receipt-1");
    first.getMessage().setBody(ClassifiedAlarms.of("api-1"));
    Exchange second = received("receipt-2");
    second.getMessage().setBody(ClassifiedAlarms.of("api-2"));
    DeferredAck.take(first, held);
    DeferredAck.take(second, held);
    Exchange burst = burstOf(first);
    BurstAcks.join(burstOf(second), burst);

    Exchange part = ExchangeHelper.createCorrelatedCopy(burst, false);
    part.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(part));
    part.getMessage().setBody(ClassifiedAlarms.of("api-2"));
    BurstAcks.moveToPart(part);
    DeferredAck.take(part, held);
    Exchange next = burstOf(part);
    end(part);
    end(burst);

    assertThat(consumer.calls).containsExactly("deleted receipt-1 of " + first.getExchangeId());
    assertThat(held.alarms()).isOne();
    fail(next, "SENS is away");
    assertThat(consumer.calls)
        .last()
        .asString()
        .startsWith("left receipt-2 of ")
        .endsWith(" because SENS is away");
    assertThat(held.alarms()).isZero();
  }

  private Exchange received(String receipt) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
    exchange.getMessage().setHeader(RECEIPT, receipt);
    exchange.getExchangeExtension().addOnCompletion(consumer);
    return exchange;
  }

  /** As the aggregator does it: the strategy sees correlated copies without a unit of work. */
  private Exchange burstOf(Exchange... alarms) {
    Exchange burst = new DefaultExchange(camel);
    for (Exchange alarm : alarms) {
      Exchange copy = ExchangeHelper.createCorrelatedCopy(alarm, false);
      DeferredAck.of(copy).releaseWith(burst);
    }
    burst.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(burst));
    return burst;
  }

  private static void fail(Exchange exchange, String reason) {
    exchange.setException(new IllegalStateException(reason));
    end(exchange);
  }

  private static void end(Exchange exchange) {
    UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
  }

  /** Deletes by what it reads from the exchange it is called with, as the queue's consumer does. */
  private static final class Consumer implements Synchronization {

    private final List<String> calls = new ArrayList<>();

    @Override
    public void onComplete(Exchange exchange) {
      calls.add("deleted " + receipt(exchange));
    }

    @Override
    public void onFailure(Exchange exchange) {
      calls.add("left " + receipt(exchange) + " because " + exchange.getException().getMessage());
    }

    private static String receipt(Exchange exchange) {
      return exchange.getMessage().getHeader(RECEIPT) + " of " + exchange.getExchangeId();
    }
  }
}

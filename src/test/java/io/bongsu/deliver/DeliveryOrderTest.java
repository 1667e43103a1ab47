package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SetClock;
import io.bongsu.support.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class DeliveryOrderTest {

  private final SetClock clock = new SetClock();
  private final DeliveryOrder order =
      new DeliveryOrder(1, lane -> lane.equals("single") ? 1 : 500, clock);
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());
  private final List<Exchange> ended = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    slow.countDown();
    order.end();
  }

  @Test
  void criticalAlarmsComeFirstThenTheirRecoveriesThenWarnings() {
    oneIsUnderWay();
    arrives("digest", "db", "WARNING", "ALARM");
    arrives("urgent", "cache", "CRITICAL", "OK");
    arrives("urgent", "api", "CRITICAL", "ALARM");

    deliveredAre("first", "api", "cache", "db");
  }

  @Test
  void nothingStarves() {
    oneIsUnderWay();
    arrives("digest", "db", "WARNING", "ALARM");
    clock.advance(Duration.ofMinutes(2));
    arrives("urgent", "api", "CRITICAL", "ALARM");

    deliveredAre("first", "db", "api");
  }

  @Test
  void whatWaitsTakesUpTheLaterBurstsOfItsGroup() {
    oneIsUnderWay();
    arrives("urgent", "api", "WARNING", "ALARM");
    arrives("urgent", "db", "CRITICAL", "ALARM");
    Exchange later = arrives("urgent", "api", "CRITICAL", "ALARM");
    assertThat(later.isRouteStop()).isTrue();
    assertThat(order.waiting()).isEqualTo(2);

    deliveredAre("first", "db", "api+api");
    assertThat(ended).hasSize(3);
  }

  @Test
  void aBurstUnderWayTakesUpNothingMore() {
    oneIsUnderWay();
    Exchange later = arrives("urgent", "first", "CRITICAL", "ALARM");
    assertThat(later.isRouteStop()).isFalse();
    assertThat(order.waiting()).isEqualTo(1);

    deliveredAre("first", "first");
  }

  @Test
  void aLaneOfSizeOneSendsEachAlarmByItselfHoweverManyWait() {
    oneIsUnderWay();
    arrives("single", "api", "CRITICAL", "ALARM");
    arrives("single", "api", "CRITICAL", "ALARM");

    deliveredAre("first", "api", "api");
  }

  @Test
  void healthSaysThatABurstIsLate() {
    DeliveryHealth health = new DeliveryHealth(order, Duration.ofMinutes(1));
    oneIsUnderWay();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    clock.advance(Duration.ofSeconds(61));
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails()).containsEntry("oldest-seconds", 61L);

    deliveredAre("first");
    Waiting.until(5, "its end", () -> health.health().getStatus() == Status.UP);
  }

  private void oneIsUnderWay() {
    CountDownLatch begun = new CountDownLatch(1);
    Exchange exchange = exchange("urgent", "first", "CRITICAL", "ALARM");
    order.process(
        exchange,
        done -> {
          begun.countDown();
          await(slow);
          delivered(exchange);
        });
    await(begun);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Exchange arrives(String lane, String type, String severity, String state) {
    Exchange exchange = exchange(lane, type, severity, state);
    order.process(
        exchange,
        done -> {
          if (!exchange.isRouteStop()) {
            delivered(exchange);
          }
        });
    clock.advance(Duration.ofMillis(1));
    return exchange;
  }

  private void delivered(Exchange exchange) {
    Burst burst = exchange.getMessage().getBody(Burst.class);
    delivered.add(String.join("+", burst.alarms().stream().map(Alarm::serverType).toList()));
    ended.add(exchange);
    UnitOfWorkHelper.doneSynchronizations(
        exchange, exchange.getExchangeExtension().handoverCompletions());
  }

  private Exchange exchange(String lane, String type, String severity, String state) {
    Alarm alarm =
        ClassifiedAlarms.of(
            type + "-1", type, Severity.valueOf(severity), AlarmState.valueOf(state), "default");
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(new Burst(lane, List.of(alarm)));
    return exchange;
  }

  private void deliveredAre(String... types) {
    slow.countDown();
    Waiting.until(5, "the deliveries", () -> delivered.size() == types.length);
    assertThat(delivered).containsExactly(types);
  }
}

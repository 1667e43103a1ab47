package io.bongsu.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.InFlightCount;
import io.bongsu.settings.SettingException;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SetClock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class BurstLaneTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final SetClock clock = new SetClock();
  private final BurstLane lane = lane(Duration.ofSeconds(3), 4);

  @Test
  void alarmsComeIntoTheBurstInTheirOrder() {
    Exchange burst = lane.aggregate(null, arrived("api-1"));
    burst = lane.aggregate(burst, arrived("api-2"));

    Burst sent = burst.getMessage().getBody(Burst.class);
    assertThat(sent.lane()).isEqualTo("urgent");
    assertThat(sent.alarms()).extracting(Alarm::resource).containsExactly("api-1", "api-2");
    assertThat(sent.team()).isEqualTo("default");
    assertThat(sent.serverType()).isEqualTo("api");
  }

  @Test
  void noHeaderOfAnAlarmSpeaksForTheBurst() {
    Exchange first = arrived("api-1");
    first.getMessage().setHeader("CamelHttpUri", "http://localhost:1/");
    first.setProperty("steer", "me");

    Exchange burst = lane.aggregate(null, first);

    assertThat(burst.getMessage().getHeaders()).isEmpty();
    assertThat(burst.getProperty("steer")).isNull();
    assertThat(burst.getExchangeId()).isNotEqualTo(first.getExchangeId());
  }

  @Test
  void anOpenBurstIsFullAtTheLanesSizeAndDueAfterTheFirstWait() {
    Burst burst = opened("api-1");

    assertThat(lane.limit(burst)).isEqualTo(4);
    assertThat(lane.remaining(ClassifiedAlarms.of("api-1"))).isEqualTo(3000);

    clock.advance(Duration.ofMillis(2900));
    assertThat(lane.remaining(ClassifiedAlarms.of("api-2"))).isEqualTo(100);
  }

  @Test
  void anAlarmThatFindsTheBurstDueClosesIt() {
    Burst burst = opened("api-1");
    clock.advance(Duration.ofSeconds(4));

    assertThat(lane.limit(burst)).isEqualTo(1);
    assertThat(lane.remaining(ClassifiedAlarms.of("api-2"))).isEqualTo(1);
  }

  @Test
  void withoutWaitsTheFirstAlarmClosesItsBurst() {
    BurstLane immediate = lane(Duration.ZERO, 4);
    Exchange burst = immediate.aggregate(null, arrived("api-1"));

    assertThat(immediate.limit(burst.getMessage().getBody(Burst.class))).isEqualTo(1);
  }

  @Test
  void eachGroupHasAWindowOfItsOwn() {
    opened("api-1");
    clock.advance(Duration.ofSeconds(2));
    opened("db-1");

    assertThat(lane.remaining(ClassifiedAlarms.of("api-2"))).isEqualTo(1000);
    assertThat(lane.remaining(ClassifiedAlarms.of("db-2"))).isEqualTo(3000);
  }

  @Test
  void whatFollowsABurstThatWasToldWaitsForTheRestOfTheWindow() {
    lane.onCompletion(lane.aggregate(null, arrived("api-1")));
    clock.advance(Duration.ofSeconds(10));

    opened("api-2");

    assertThat(lane.remaining(ClassifiedAlarms.of("api-2"))).isEqualTo(20_000);
  }

  @Test
  void anAlarmWhoseAcknowledgementIsNotHeldIsRefused() {
    Exchange arrived = new DefaultExchange(camel);
    arrived.getMessage().setBody(ClassifiedAlarms.of("api-1"));

    assertThatThrownBy(() -> lane.aggregate(null, arrived))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("process: deferAck");
  }

  @Test
  void aLaneWithoutSettingsIsRefusedByItsKey() {
    BurstLanes lanes = new BurstLanes(new BurstProperties(Map.of()), clock);

    assertThatThrownBy(() -> new BurstLane("weekend", lanes))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.burst.weekend is missing");
  }

  private Burst opened(String resource) {
    return lane.aggregate(null, arrived(resource)).getMessage().getBody(Burst.class);
  }

  private BurstLane lane(Duration firstWait, int maxSize) {
    LaneSettings settings =
        new LaneSettings(firstWait, Duration.ofSeconds(30), Duration.ofMinutes(5), maxSize);
    return new BurstLane(
        "urgent", new BurstLanes(new BurstProperties(Map.of("urgent", settings)), clock));
  }

  private Exchange arrived(String resource) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(ClassifiedAlarms.of(resource));
    DeferredAck.take(exchange, new InFlightCount());
    return exchange;
  }
}

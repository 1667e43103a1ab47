package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.queue.InFlightCount;
import io.bongsu.support.SampleAlarms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code flap.camel.yaml} behind the classifier, with the lanes mocked. */
class FlapRouteTest {

  private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private RouteContext stage;

  private final BlockingQueue<String> acknowledged = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() {
    stage =
        RouteContext.start(
            List.of("routes/classify.camel.yaml", "routes/flap.camel.yaml"),
            "direct:(route-alarm|status-.*)",
            Map.of("bongsu.flapping.changes", "3", "bongsu.flapping.calm", "800ms"));
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void theLastChangeStaysOnTheQueueUntilItsAlarmIsCalm() throws Exception {
    MockEndpoint route = stage.neighbour("route-alarm");
    route.expectedMessageCount(4);

    for (int change = 1; change <= 5; change++) {
      arrive(change);
    }
    assertThat(List.of(next(), next(), next(), next())).containsExactly("1", "2", "3", "4");
    assertThat(acknowledged).isEmpty();
    assertThat(stage.bean(InFlightCount.class).alarms()).isEqualTo(1);

    route.assertIsSatisfied();
    assertThat(route.getExchanges())
        .extracting(exchange -> exchange.getMessage().getBody(Alarm.class).flapping().phase())
        .containsExactly(Phase.NONE, Phase.NONE, Phase.BEGUN, Phase.OVER);
    assertThat(next()).isEqualTo("5");
    stage.nothingIsHeld();
  }

  @Test
  void anOlderChangeThatComesLateIsNotTheLast() throws Exception {
    MockEndpoint route = stage.neighbour("route-alarm");
    route.expectedMessageCount(4);

    for (int change : new int[] {1, 2, 3, 5, 4}) {
      arrive(change);
    }

    route.assertIsSatisfied();
    assertThat(List.of(next(), next(), next(), next(), next()))
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(route.getExchanges().get(3).getMessage().getBody(Alarm.class).stateChangeTime())
        .isEqualTo(NOON.plusSeconds(300));
  }

  @Test
  void onAStopTheLastChangeGoesBackToTheQueue() throws Exception {
    for (int change = 1; change <= 3; change++) {
      arrive(change);
    }
    assertThat(List.of(next(), next())).containsExactly("1", "2");

    stage.camel().getRouteController().stopRoute("flap-hold");

    assertThat(next()).isEqualTo("3 failed");
  }

  /** The n-th change of one alarm, a minute after the one before. */
  private void arrive(int n) {
    String text =
        SampleAlarms.cpu(
            "api-3", "critical", n % 2 == 1 ? "ALARM" : "OK", NOON.plusSeconds(60L * n));
    stage.send(
        "classify-document",
        exchange -> {
          exchange.getMessage().setBody(text);
          exchange.getExchangeExtension().addOnCompletion(acknowledgement(n));
        });
  }

  private SynchronizationAdapter acknowledgement(int n) {
    return new SynchronizationAdapter() {
      @Override
      public void onComplete(Exchange exchange) {
        acknowledged.add(Integer.toString(n));
      }

      @Override
      public void onFailure(Exchange exchange) {
        acknowledged.add(n + " failed");
      }
    };
  }

  private String next() throws InterruptedException {
    String next = acknowledged.poll(3, TimeUnit.SECONDS);
    return next == null ? "none" : next;
  }
}

package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.burst.StormWatch;
import io.bongsu.queue.InFlightCount;
import io.bongsu.support.ClassifiedAlarms;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BurstRouteTest {

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  private final BlockingQueue<String> acknowledged = new LinkedBlockingQueue<>();
  private final MockEndpoint deliver = stage.neighbour("notify-burst");

  @BeforeAll
  static void start() {
    stage =
        RouteContext.start(
            List.of("routes/burst.camel.yaml", "stages/immediate.camel.yaml"),
            "direct:(notify-burst|status-.*)",
            Map.ofEntries(
                Map.entry("bongsu.burst.urgent.first-wait", "200ms"),
                Map.entry("bongsu.burst.urgent.window", "0s"),
                Map.entry("bongsu.burst.urgent.max-size", "4"),
                Map.entry("bongsu.burst.digest.first-wait", "1h"),
                Map.entry("bongsu.burst.digest.window", "1h"),
                Map.entry("bongsu.burst.digest.max-size", "1"),
                Map.entry("bongsu.storm.alarms", "30"),
                Map.entry("bongsu.burst.storm.first-wait", "300ms"),
                Map.entry("bongsu.burst.storm.window", "300ms"),
                Map.entry("bongsu.burst.storm.max-size", "500"),
                Map.entry("bongsu.burst.immediate.first-wait", "0s"),
                Map.entry("bongsu.burst.immediate.window", "0s"),
                Map.entry("bongsu.burst.immediate.max-window", "0s"),
                Map.entry("bongsu.burst.immediate.max-size", "500")));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
    stage.bean(StormWatch.class).forget();
  }

  @Test
  void whatComesTogetherIsToldTogether() throws Exception {
    deliver.expectedMessageCount(1);

    arrive("burst-urgent", ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("api-2"));

    deliver.assertIsSatisfied();
    assertThat(burst(0).lane()).isEqualTo("urgent");
    assertThat(burst(0).alarms()).extracting(Alarm::resource).containsExactly("api-1", "api-2");
  }

  @Test
  void teamsAndServerTypesAreToldApart() throws Exception {
    deliver.expectedMessageCount(3);

    arrive(
        "burst-urgent",
        ClassifiedAlarms.of("api-1"),
        ClassifiedAlarms.of("db-1"),
        ClassifiedAlarms.of("api-2", "ml"),
        ClassifiedAlarms.of("api-3"));

    deliver.assertIsSatisfied();
    assertThat(bursts())
        .extracting(burst -> burst.team() + "/" + burst.serverType() + " " + burst.size())
        .containsExactlyInAnyOrder("default/api 2", "default/db 1", "ml/api 1");
  }

  @Test
  void aFullBurstDoesNotWait() throws Exception {
    deliver.expectedMessageCount(2);

    for (int server = 1; server <= 6; server++) {
      arrive("burst-urgent", ClassifiedAlarms.of("api-" + server));
    }

    deliver.assertIsSatisfied();
    assertThat(bursts()).extracting(Burst::size).containsExactly(4, 2);
  }

  @Test
  void aLaneOfSizeOneSendsEveryAlarmByItselfHoweverLongItsWaits() throws Exception {
    deliver.expectedMessageCount(2);

    arrive("burst-digest", ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("api-2"));

    deliver.assertIsSatisfied();
    assertThat(bursts()).extracting(Burst::size).containsExactly(1, 1);
  }

  @Test
  void aLaneWithoutWaitsWaitsForNothing() throws Exception {
    deliver.expectedMessageCount(3);

    for (int server = 1; server <= 3; server++) {
      arrive("burst-immediate", ClassifiedAlarms.of("api-" + server));
    }

    deliver.assertIsSatisfied();
    assertThat(bursts()).extracting(Burst::size).containsExactly(1, 1, 1);
  }

  @Test
  void theAcknowledgementIsHeldUntilTheBurstWasDelivered() throws Exception {
    BlockingQueue<String> whileDelivered = new LinkedBlockingQueue<>();
    deliver.whenAnyExchangeReceived(
        burst -> {
          whileDelivered.add("held " + stage.bean(InFlightCount.class).alarms());
          whileDelivered.addAll(acknowledged);
        });

    arrive("burst-urgent", ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("api-2"));

    assertThat(nextAcknowledgement()).isEqualTo("done");
    assertThat(nextAcknowledgement()).isEqualTo("done");
    assertThat(whileDelivered).containsExactly("held 2");
    stage.nothingIsHeld();
  }

  @Test
  void theAlarmsOfABurstThatFailedFailWithIt() throws Exception {
    deliver.whenAnyExchangeReceived(
        burst -> {
          throw new IllegalStateException("refused");
        });

    arrive("burst-urgent", ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("api-2"));

    assertThat(nextAcknowledgement()).isEqualTo("failed: refused");
    assertThat(nextAcknowledgement()).isEqualTo("failed: refused");
  }

  @Test
  void warningsThatAStormOvertakesBecomePartOfItsBurst() throws Exception {
    BlockingQueue<String> whileDelivered = new LinkedBlockingQueue<>();
    deliver.expectedMessageCount(1);
    deliver.whenAnyExchangeReceived(
        burst -> {
          whileDelivered.add("held " + stage.bean(InFlightCount.class).alarms());
          whileDelivered.addAll(acknowledged);
        });
    stormBegins();

    arrive("burst-digest", ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("db-2"));
    arrive("burst-storm", ClassifiedAlarms.of("api-3"));

    deliver.assertIsSatisfied();
    assertThat(burst(0).lane()).isEqualTo("storm");
    assertThat(burst(0).alarms())
        .extracting(Alarm::resource)
        .containsExactlyInAnyOrder("api-1", "db-2", "api-3");
    assertThat(whileDelivered).containsExactly("held 3");
    for (int alarm = 0; alarm < 3; alarm++) {
      assertThat(nextAcknowledgement()).isEqualTo("done");
    }
    stage.nothingIsHeld();
  }

  @Test
  void warningsThatAStormOvertakesFailWithItsBurst() throws Exception {
    deliver.whenAnyExchangeReceived(
        burst -> {
          throw new IllegalStateException("refused");
        });
    stormBegins();

    arrive("burst-digest", ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("db-2"));

    assertThat(nextAcknowledgement()).isEqualTo("failed: refused");
    assertThat(nextAcknowledgement()).isEqualTo("failed: refused");
    assertThat(nextAcknowledgement()).isEqualTo("none");
    stage.nothingIsHeld();
  }

  private void stormBegins() {
    for (int alarm = 0; alarm < 30; alarm++) {
      stage.bean(StormWatch.class).arrived(ClassifiedAlarms.of("web-" + alarm));
    }
  }

  @Test
  void alarmsAreCountedByLane() throws Exception {
    double before = stage.count("bongsu.routed", "lane", "immediate");
    deliver.expectedMessageCount(1);

    arrive("burst-immediate", ClassifiedAlarms.of("api-1"));

    deliver.assertIsSatisfied();
    assertThat(stage.count("bongsu.routed", "lane", "immediate")).isEqualTo(before + 1);
  }

  private void arrive(String lane, Alarm... alarms) {
    for (Alarm alarm : alarms) {
      stage.send(
          lane,
          exchange -> {
            exchange.getMessage().setBody(alarm);
            exchange.getExchangeExtension().addOnCompletion(acknowledgement());
          });
    }
  }

  private SynchronizationAdapter acknowledgement() {
    return new SynchronizationAdapter() {
      @Override
      public void onComplete(Exchange exchange) {
        acknowledged.add("done");
      }

      @Override
      public void onFailure(Exchange exchange) {
        acknowledged.add("failed: " + exchange.getException().getMessage());
      }
    };
  }

  private String nextAcknowledgement() throws InterruptedException {
    String next = acknowledged.poll(2, TimeUnit.SECONDS);
    return next == null ? "none" : next;
  }

  private Burst burst(int index) {
    return bursts().get(index);
  }

  private List<Burst> bursts() {
    return deliver.getExchanges().stream()
        .map(exchange -> exchange.getMessage().getBody(Burst.class))
        .toList();
  }
}

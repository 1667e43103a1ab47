package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.support.ClassifiedAlarms;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** {@code route.camel.yaml} by the table in {@code routes/route-alarm.csv}. */
class RouteAlarmTest {

  private static final Map<String, String> LANES =
      Map.of("urgent", "burst-urgent", "digest", "burst-digest", "quiet", "status-quiet");

  @SuppressWarnings("NullAway.Init")
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage =
        Stage.start(List.of("routes/route.camel.yaml"), "direct:(burst-.*|status-quiet)", Map.of());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
  }

  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvFileSource(resources = "/routes/route-alarm.csv", numLinesToSkip = 3)
  void anAlarmTakesTheLaneOfTheTable(
      String type, Severity severity, AlarmState state, String lane) {
    Alarm alarm = ClassifiedAlarms.of(type + "-1", type, severity, state, "default");

    Exchange exchange = stage.send("route-alarm", alarm);

    assertThat(exchange.getException()).isNull();
    assertThat(lanesThatGot(alarm)).containsExactly(LANES.get(lane));
  }

  private static List<String> lanesThatGot(Alarm alarm) {
    return Stream.of("burst-urgent", "burst-digest", "status-quiet")
        .filter(
            lane ->
                stage.neighbour(lane).getReceivedExchanges().stream()
                    .anyMatch(got -> alarm.equals(got.getMessage().getBody())))
        .toList();
  }
}

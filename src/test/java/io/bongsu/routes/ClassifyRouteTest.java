package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.alarm.Severity;
import io.bongsu.alarm.UnreadableAlarmException;
import io.bongsu.classify.AlarmInFlightException;
import io.bongsu.support.SampleAlarms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassifyRouteTest {

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  @BeforeAll
  static void start() {
    stage =
        RouteContext.start(
            List.of("routes/classify.camel.yaml"),
            "direct:(flap-alarm|ingest-several|burst-notice|status-.*)",
            Map.of());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
  }

  @Test
  void anAlarmGoesOnWithItsAnswers() throws Exception {
    stage.neighbour("flap-alarm").expectedMessageCount(1);

    stage.send("classify-document", alarm("ai-7"));

    stage.neighbour("flap-alarm").assertIsSatisfied();
    Alarm told = received("flap-alarm").getMessage().getBody(Alarm.class);
    assertThat(told.serverType()).isEqualTo("ai");
    assertThat(told.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(told.team()).isEqualTo("ml");
    assertThat(told.resource()).isEqualTo("ai-7");
  }

  @Test
  void aCopyOfAnAlarmThatWasDealtWithIsADuplicate() throws Exception {
    String alarm = alarm("api-1");
    stage.send("classify-document", alarm);
    stage.neighbour("status-duplicate").expectedMessageCount(1);
    stage.neighbour("flap-alarm").expectedMessageCount(1);

    Exchange copy = stage.send("classify-document", SampleAlarms.inSns(alarm));

    stage.neighbour("status-duplicate").assertIsSatisfied();
    stage.neighbour("flap-alarm").assertIsSatisfied();
    assertThat(copy.getException()).isNull();
    assertThat(received("status-duplicate").getMessage().getBody()).isInstanceOf(Alarm.class);
  }

  @Test
  void aCopyOfAnAlarmThatIsStillInFlightFailsSoThatItComesBack() {
    String alarm = alarm("api-2");
    List<Exchange> copies = new ArrayList<>();
    stage
        .neighbour("flap-alarm")
        .whenAnyExchangeReceived(original -> copies.add(stage.send("classify-document", alarm)));

    stage.send("classify-document", alarm);

    assertThat(copies).hasSize(1);
    assertThat(copies.get(0).getException()).isInstanceOf(AlarmInFlightException.class);
    assertThat(stage.neighbour("status-duplicate").getReceivedCounter()).isZero();
  }

  @Test
  void anAlarmThatFailedIsNewWhenItComesBack() {
    String alarm = alarm("api-3");
    stage
        .neighbour("flap-alarm")
        .whenExchangeReceived(
            1,
            first -> {
              throw new IllegalStateException("no room");
            });

    Exchange failed = stage.send("classify-document", alarm);
    Exchange again = stage.send("classify-document", alarm);

    assertThat(failed.getException()).hasMessage("no room");
    assertThat(again.getException()).isNull();
    assertThat(stage.neighbour("flap-alarm").getReceivedCounter()).isEqualTo(2);
  }

  @Test
  void theSameAlarmInAnotherStateIsAnotherAlarm() {
    Instant now = Instant.now();
    stage.send("classify-document", SampleAlarms.cpu("api-4", "critical", "ALARM", now));
    stage.send("classify-document", SampleAlarms.cpu("api-4", "critical", "OK", now));

    assertThat(stage.neighbour("flap-alarm").getReceivedCounter()).isEqualTo(2);
  }

  @Test
  void severalDocumentsGoBackToBeTakenOneByOne() {
    String record = "{\"EventSource\":\"aws:sns\",\"Sns\":%s}";
    String records =
        "{\"Records\":[%s,%s]}"
            .formatted(
                record.formatted(SampleAlarms.inSns(alarm("api-5"))),
                record.formatted(SampleAlarms.inSns(alarm("api-6"))));

    stage.send("classify-document", records);

    ParsedDocument.Several several =
        received("ingest-several").getMessage().getBody(ParsedDocument.Several.class);
    assertThat(several.documents()).hasSize(2);
  }

  @Test
  void whatIsNoAlarmIsANotice() throws Exception {
    stage.send("classify-document", fixture("health"));

    assertThat(received("status-notice").getMessage().getBody())
        .isInstanceOf(ParsedDocument.Notice.class);
  }

  @Test
  void whatAwsSaysNobodyNeedsIsIgnored() throws Exception {
    stage.send("classify-document", fixture("eventbridge-muted"));

    assertThat(received("status-ignored").getMessage().getBody())
        .isInstanceOf(ParsedDocument.Ignored.class);
  }

  @Test
  void whatCannotBeReadFails() {
    Exchange exchange = stage.send("classify-document", "{\"AlarmName\":");

    assertThat(exchange.getException()).isInstanceOf(UnreadableAlarmException.class);
  }

  private static Exchange received(String route) {
    return stage.neighbour(route).getExchanges().get(0);
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }

  private static String fixture(String name) throws IOException {
    try (InputStream file =
        ClassifyRouteTest.class.getResourceAsStream("/alarms/" + name + ".json")) {
      if (file == null) {
        throw new IOException("there is no alarms/" + name + ".json");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

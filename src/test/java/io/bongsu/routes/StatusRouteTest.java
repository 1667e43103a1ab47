package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.alarm.UnreadableAlarmException;
import io.bongsu.burst.ReducedBurst;
import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One line and one count for each outcome. */
@ExtendWith(OutputCaptureExtension.class)
class StatusRouteTest {

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  private final Alarm alarm = ClassifiedAlarms.of("api-1");

  @BeforeAll
  static void start() {
    stage = RouteContext.start(List.of("routes/status.camel.yaml"), "nothing", Map.of());
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
  void anAcceptedMessage(CapturedOutput log) {
    double before = stage.count("bongsu.accepted", "lane", "urgent");

    Exchange ended =
        stage.send(
            "status-accepted",
            exchange -> {
              exchange.getMessage().setBody(message());
              exchange.setVariable("acceptance", new Accepted("VR-7", null));
            });

    assertThat(ended.getException()).isNull();
    assertThat(line(log))
        .contains("accepted tag=7K2 lane=urgent team=default kind=SMS recipients=2")
        .contains("alarms=api-1-cpu request=VR-7");
    assertThat(stage.count("bongsu.accepted", "lane", "urgent")).isEqualTo(before + 1);
  }

  @Test
  void aDuplicate(CapturedOutput log) {
    assertOneLineAndCount(log, "status-duplicate", alarm, "bongsu.duplicate", "duplicate alarm=");
  }

  @Test
  void aQuietAlarm(CapturedOutput log) {
    assertOneLineAndCount(log, "status-quiet", alarm, "bongsu.routed", "quiet alarm=");
  }

  @Test
  void aNotice(CapturedOutput log) {
    ParsedDocument notice = new ParsedDocument.Notice("AWS Health", "the whole text", null);
    assertOneLineAndCount(
        log, "status-notice", notice, "bongsu.notices", "notice title=AWS Health");
    assertThat(log).doesNotContain("the whole text");
  }

  @Test
  void somethingIgnored(CapturedOutput log) {
    ParsedDocument ignored = new ParsedDocument.Ignored("muted alarm", "api-1 is muted");
    assertOneLineAndCount(
        log,
        "status-ignored",
        ignored,
        "bongsu.ignored",
        "ignored what=\"muted alarm\" why=\"api-1 is muted\"");
  }

  @Test
  void aCopyInFlightIsOnlyCounted(CapturedOutput log) {
    double before = stage.count("bongsu.in.flight.copies");

    stage.send("status-in-flight", alarm);

    assertThat(stage.count("bongsu.in.flight.copies")).isEqualTo(before + 1);
    assertThat(log).doesNotContain("bongsu.status");
  }

  @Test
  void aRefusal(CapturedOutput log) {
    double before = stage.count("bongsu.refused");

    stage.send(
        "status-refused",
        exchange -> {
          exchange.getMessage().setBody(message());
          exchange.setProperty(
              Exchange.EXCEPTION_CAUGHT, new IllegalStateException("HTTP 400 bad request"));
        });

    assertThat(line(log)).contains("ERROR").contains("reason=\"HTTP 400 bad request\"");
    assertThat(stage.count("bongsu.refused")).isEqualTo(before + 1);
  }

  @Test
  void anUnreadableMessageSaysWhy(CapturedOutput log) {
    double before = stage.count("bongsu.unreadable");

    stage.send(
        "status-unreadable",
        exchange -> {
          exchange.getMessage().setBody("what came in");
          exchange.getMessage().setHeader("CamelAwsSqsMessageId", "m-1");
          exchange.setProperty(
              Exchange.EXCEPTION_CAUGHT, new UnreadableAlarmException("the document is not JSON"));
        });

    assertThat(line(log))
        .contains("ERROR")
        .contains("unreadable message=m-1 reason=\"the document is not JSON\"");
    assertThat(stage.count("bongsu.unreadable")).isEqualTo(before + 1);
  }

  @Test
  void changesThatCancelledOutAreCountedByLane(CapturedOutput log) {
    double before = stage.count("bongsu.transient", "lane", "urgent");

    stage.send(
        "status-transient", new ReducedBurst("urgent", List.of(alarm, alarm), List.of(), null));

    assertThat(line(log)).contains("INFO").contains("transient lane=urgent changes=2");
    assertThat(stage.count("bongsu.transient", "lane", "urgent")).isEqualTo(before + 2);
  }

  private static void assertOneLineAndCount(
      CapturedOutput log, String route, Object body, String counter, String line) {
    double before = stage.count(counter);

    assertThat(stage.send(route, body).getException()).isNull();

    assertThat(line(log)).contains("INFO").contains(line);
    assertThat(stage.count(counter)).isEqualTo(before + 1);
  }

  /** The one line of the status log, which holds no phone number. */
  private static String line(CapturedOutput log) {
    List<String> lines =
        log.getOut().lines().filter(each -> each.contains("bongsu.status")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).doesNotContain(Phones.ON_CALL, Phones.ML_TEAM);
    return lines.get(0);
  }

  private Message message() {
    return SampleMessages.of(
        "1",
        "api-1 CPU 97%>80 #7K2",
        List.of(new Recipient(Phones.ON_CALL), new Recipient(Phones.ML_TEAM)),
        List.of(alarm));
  }
}

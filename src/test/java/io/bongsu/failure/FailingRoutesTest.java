package io.bongsu.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.queue.InFlightCount;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Route files that pass the check and fail at run time: this alarm, this phone, once. */
@ExtendWith(OutputCaptureExtension.class)
class FailingRoutesTest {

  private static final String QUEUE = "bongsu-alarms";

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.routes", "classpath:routes/*.camel.yaml,classpath:failing/*.camel.yaml");
    settings.put("bongsu.queue.visibility-timeout-seconds", "2");
    Processor broken =
        exchange -> {
          throw new IllegalArgumentException("no such rota for 010-1234-5678\nforged line");
        };
    settings.put("bongsu.console.token", "console-token-of-the-test");
    program = Program.start(settings, Map.of("brokenBean", broken));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @BeforeEach
  void forget() {
    sens.reset();
  }

  @AfterEach
  void everythingIsDone() {
    queue.awaitEmpty(QUEUE);
    sens.nothingElseArrived();
    assertThat(sens.faults()).isEmpty();
    assertThat(program.context().getBean(InFlightCount.class).alarms()).isZero();
  }

  @Test
  void aConditionThatThrowsDoesNotHold() {
    put("fine-1");

    assertThat(received("fine-1")).doesNotContain("경로오류");
    assertThat(readiness()).contains("route-alarm-misspelt (route.camel.yaml:");
  }

  @Test
  void anAlarmThatNoConditionTakesIsSentToTheDefaultTeam() {
    put("nowhere-1");

    assertThat(received("nowhere-1")).startsWith("[경보] nowhere-1 CPU 97%>80").contains("(경로오류) #");
    assertThat(failures("ingest-queue")).isPositive();
  }

  @Test
  void anAlarmWhoseBeanThrowsIsSentToTheDefaultTeam() {
    put("bean-1");

    assertThat(received("bean-1")).contains("(경로오류)");
    assertThat(failures("route-alarm")).isPositive();
  }

  @Test
  void anAlarmWhoseEndpointCannotBeReachedIsSentToTheDefaultTeam(CapturedOutput output) {
    put("hook-1");

    assertThat(received("hook-1")).contains("(경로오류)");
    assertThat(output.getOut()).doesNotContain("T0SECRET").doesNotContain("\tat ");
  }

  @Test
  void aBurstWhoseTextIsWrongIsSentToTheDefaultTeam() {
    put("text-1");

    assertThat(received("text-1")).contains("(경로오류)");
  }

  @Test
  void aNoticeThatFailsIsSentToTheDefaultTeam() {
    queue.put(QUEUE, SampleAlarms.inSns("Deploy at nine"));

    assertThat(received("Deploy at nine")).startsWith("[알림]").contains("(경로오류)");
  }

  @Test
  void copiesOfAnAlarmThatFailsAreOneText() {
    String alarm = SampleAlarms.cpu("bean-7", "critical", "ALARM", Instant.now());
    queue.put(QUEUE, alarm);
    queue.put(QUEUE, alarm);
    queue.put(QUEUE, alarm);

    received("bean-7");
    queue.awaitEmpty(QUEUE);
    queue.put(QUEUE, alarm);
  }

  @Test
  void anAnswerThatIsLostAroundTheRoutesIsNoSecondText() {
    sens.next(1, Mishap.closeAfterAccepting());
    put("nowhere-7");

    received("nowhere-7");
    queue.awaitEmpty(QUEUE);
  }

  @Test
  void readinessStaysUpAndShowsWhatFails() {
    put("bean-9");
    received("bean-9");

    assertThat(readiness())
        .startsWith("{\"status\":\"UP\"")
        .contains("route-alarm-broken-bean (route.camel.yaml:");
  }

  private static void put(String server) {
    queue.put(QUEUE, SampleAlarms.cpu(server, "critical", "ALARM", Instant.now()));
  }

  private static String readiness() {
    return Http.send(
            HttpRequest.newBuilder(program.uri("/actuator/health/readiness"))
                .header("Authorization", "Bearer console-token-of-the-test"))
        .body();
  }

  private static String received(String part) {
    return sens.phone(Phones.ON_CALL).receivedContaining(part).content();
  }

  private static double failures(String route) {
    MeterRegistry registry = program.context().getBean(MeterRegistry.class);
    return Search.in(registry).name(FailureLog.COUNTER).tag("route", route).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}

package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** The whole way, in the words of those at its ends: this alarm, this phone, this text. */
class PipelineTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final String DEAD = "bongsu-alarms-dead";

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program = Program.start(queue, sens, Map.of("bongsu.burst.digest.first-wait", "2s"));
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
  void everythingWasDealtWith() {
    queue.awaitEmpty(QUEUE);
    sens.nothingElseArrived();
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void aCriticalAlarmReachesThePhoneOfTheTeamOnCall() {
    queue.put(QUEUE, alarm("api-3"));

    onCall("[경보] api-3 CPU 97%>80");
  }

  @Test
  void anAlarmWrappedBySnsReachesItToo() {
    queue.put(QUEUE, SampleAlarms.inSns(alarm("web-1")));

    onCall("[경보] web-1 CPU 97%>80");
  }

  @Test
  void aRecoveryIsTold() {
    queue.put(QUEUE, SampleAlarms.cpu("cache-1", "critical", "OK", Instant.now()));

    onCall("[복구] cache-1");
  }

  @Test
  void anAlarmOfATypeNobodyHasHeardOfReachesTheDefaultTeam() {
    queue.put(QUEUE, alarm("printer-9"));

    onCall("printer-9");
    sens.phone(Phones.ML_TEAM).receivedNothing();
  }

  @Test
  void aStormOfOneTeamIsOneTextThatNamesServers() {
    List<String> storm =
        IntStream.rangeClosed(1, 30)
            .mapToObj(
                n -> SampleAlarms.cpu("ai-%02d".formatted(n), "warning", "ALARM", Instant.now()))
            .toList();

    queue.putAll(QUEUE, storm);

    String text = sens.phone(Phones.ML_TEAM).receivedContaining("ai 30대").shown();
    assertThat(text).contains("CPU>80").contains("01~30");
    sens.phone(Phones.ON_CALL).receivedNothing();
  }

  @Test
  void copiesOfAnAlarmAreOneText() {
    String alarm = alarm("queue-1");

    queue.putAll(QUEUE, List.of(alarm, alarm, SampleAlarms.inSns(alarm), alarm));

    onCall("queue-1");
    queue.awaitEmpty(QUEUE);
    queue.put(QUEUE, alarm);
  }

  @Test
  void whatCannotBeReadIsPutAsideWithItsReasonAndHoldsNothingUp() {
    queue.put(QUEUE, "{\"AlarmName\":\"broken");
    queue.put(QUEUE, alarm("proxy-1"));

    onCall("proxy-1");
    queue.await(DEAD, 1);
    Message dead = queue.take(DEAD).get(0);
    assertThat(dead.body()).isEqualTo("{\"AlarmName\":\"broken");
    assertThat(dead.messageAttributes())
        .hasEntrySatisfying("reason", reason -> assertThat(reason.stringValue()).isNotBlank());
  }

  @Test
  void anAlarmOfLittleMeaningIsToldToNobody() {
    queue.put(QUEUE, SampleAlarms.cpu("log-1", "info", "ALARM", Instant.now()));
    queue.awaitEmpty(QUEUE);

    sens.phone(Phones.ON_CALL).receivedNothing();
  }

  @Test
  void aBurstThatSensRefusedComesBackFromTheQueueAndArrives() {
    sens.next(1, Mishap.status(400));

    queue.putAll(QUEUE, List.of(alarm("mail-1"), alarm("mail-2"), alarm("mail-3")));

    onCall("mail 3대");
    assertThat(sens.accepted()).hasSize(1);
  }

  @Test
  void anOutageOfSensDelaysAnAlarmAndDoesNotDoubleIt() {
    sens.always(Mishap.status(503));
    queue.put(QUEUE, alarm("dns-1"));
    sens.awaitAttempts(3, Duration.ofSeconds(10));

    sens.calm();

    onCall("dns-1");
    assertThat(sens.accepted()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${body}", "{{sens.secret-key}}", "#{7*7}", "${sys:user.home}", "$simple{body}"})
  void whatLooksLikeAnExpressionArrivesAsItsCharacters(String text) {
    queue.put(QUEUE, alarm("vm-1").replace(" resource=vm-1", "").replace("i-vm-1", text));

    onCall("[경보] " + text + " CPU 97%>80");
  }

  private static void onCall(String part) {
    sens.phone(Phones.ON_CALL).receivedContaining(part);
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }
}

package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS says besides alarms, and what nobody can read, in the words of the phone. */
class NoticesTest {

  private static final String QUEUE = "bongsu-alarms";

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  private double notices;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program = program(queue, Map.of());
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
    notices = count(program, "bongsu.notices");
  }

  @Test
  void aTextThatIsNoAlarmIsToldOnceHoweverOftenItIsDelivered() {
    queue.put(QUEUE, SampleAlarms.inSns("점심은 ${body} 12시"));
    sens.phone(Phones.ON_CALL).receivedContaining("[알림] ALARM: 점심은 ${body} 12시 #");
    queue.put(QUEUE, SampleAlarms.inSns("점심은 ${body} 12시"));

    awaitEmpty(queue);
    assertThat(sens.phone(Phones.ON_CALL).texts()).hasSize(1);
    assertThat(count(program, "bongsu.notices") - notices).isEqualTo(1);
  }

  @Test
  void aNoticeThatSensHasNoTimeForIsRepeatedAndItsMessageIsDeletedAfterIt() {
    sens.next(2, Mishap.status(503));
    queue.put(QUEUE, SampleAlarms.inSns("a text"));

    sens.phone(Phones.ON_CALL).receivedContaining("[알림] ALARM: a text #");
    awaitEmpty(queue);
    assertThat(sens.phone(Phones.ON_CALL).texts()).hasSize(1);
  }

  @Test
  void aLongNoticeFitsOneSms() {
    queue.put(QUEUE, SampleAlarms.inSns("가나다 ".repeat(5_000)));

    sens.phone(Phones.ON_CALL).receivedContaining("[알림] ALARM: 가나다 가나다");
    awaitEmpty(queue);
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void noticesAreIgnoredWhereTheSettingSaysSo() {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        Program program = program(queue, Map.of("bongsu.ingest.notices", "ignore"))) {
      queue.put(QUEUE, SampleAlarms.inSns("a text"));

      await().until(() -> count(program, "bongsu.notices") == 1);
      awaitEmpty(queue);
      sens.phone(Phones.ON_CALL).receivedNothing();
    }
  }

  @Test
  void whatNobodyCanReadIsToldAtOnceAndThenForAnHourNotAgain() {
    queue.put(QUEUE, "rubbish");
    sens.phone(Phones.ON_CALL).receivedContaining("[알림] 읽지 못한 메시지 1건: document is no JSON");
    queue.putAll(QUEUE, List.of("more", "rubbish"));

    await().until(() -> queue.size("bongsu-alarms-dead") == 3);
    awaitEmpty(queue);
    assertThat(sens.phone(Phones.ON_CALL).texts()).hasSize(1);
  }

  @Test
  void aCriticalAlarmBehindAFloodOfNoticesIsNotLateAndTheFloodIsAHandfulOfTexts() {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        Program program = program(queue, Map.of("bongsu.burst.notice.first-wait", "6s"))) {
      queue.put(QUEUE, SampleAlarms.cpu("warm-up", "critical", "ALARM", Instant.now()));
      sens.phone(Phones.ON_CALL).receivedContaining("warm-up");
      queue.putAll(QUEUE, IntStream.range(0, 150).mapToObj(NoticesTest::launch).toList());
      long put = System.nanoTime();
      queue.put(QUEUE, SampleAlarms.cpu("api-3", "critical", "ALARM", Instant.now()));

      sens.phone(Phones.ON_CALL).receivedContaining("[경보] api-3 CPU");
      assertThat(Duration.ofNanos(System.nanoTime() - put)).isLessThan(Duration.ofSeconds(3));
      assertThat(sens.phone(Phones.ON_CALL).texts()).hasSize(2);
      await()
          .until(
              () ->
                  sens.phone(Phones.ON_CALL).texts().stream()
                      .anyMatch(text -> text.contains("Auto Scaling shop-web")));
      assertThat(sens.phone(Phones.ON_CALL).texts()).hasSizeLessThan(6);
      awaitEmpty(queue);
      assertThat(count(program, "bongsu.notices")).isEqualTo(150);
    }
  }

  private static String launch(int number) {
    return """
    {"Type":"Notification","MessageId":"launch-%1$d","TopicArn":"arn:aws:sns:ap-northeast-2:000000000000:ops",\
    "Subject":"Auto Scaling: launch","Timestamp":"2026-11-22T05:02:03.004Z",\
    "Message":"{\\"Event\\":\\"autoscaling:EC2_INSTANCE_LAUNCH\\",\\"AutoScalingGroupName\\":\\"shop-web\\",\\"Description\\":\\"Launching a new EC2 instance: i-%1$d\\"}"}"""
        .formatted(number);
  }

  private static Program program(EmbeddedQueue queue, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("bongsu.notice.check-period-ms", "100"));
    all.putAll(settings);
    return Program.start(queue, sens, all);
  }

  private static void awaitEmpty(EmbeddedQueue queue) {
    await().until(() -> queue.size(QUEUE) == 0);
  }

  private static double count(Program program, String counter) {
    var found = program.context().getBean(MeterRegistry.class).find(counter).counter();
    return found == null ? 0 : found.count();
  }
}

package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import io.bongsu.alarm.Severity;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.workbench.preview.PreviewedAlarm.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a preview says of alarms, with the routes and waits that are shipped. */
class PreviewTest {

  /** 14:00 of 22 November 2026 in Seoul. */
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private static PreviewProgram program;

  @BeforeAll
  static void start() {
    program =
        PreviewStart.alone(
            BongsuApplication.class,
            List.of(
                "--bongsu.recipients.default=" + Phones.ON_CALL,
                "--bongsu.recipients.ml=" + Phones.ML_TEAM,
                "--bongsu.teams.ai=ml",
                "--bongsu.escalation.default[0].after=20m",
                "--bongsu.escalation.default[0].to[0]=team:ml"));
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @Test
  void aCriticalAlarmIsToldAfterTheFirstWaitOfItsLane() {
    Preview preview = preview(cpu("api-3", "critical", "ALARM", 0));

    PreviewedAlarm alarm = preview.alarms().get(0);
    assertThat(alarm.shapes()).containsExactly("SNS alarm");
    assertThat(alarm.alarm())
        .satisfies(
            read -> {
              assertThat(read.name()).isEqualTo("api-3-cpu");
              assertThat(read.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(read.serverType()).isEqualTo("api");
              assertThat(read.why()).contains("by description severity");
            });
    assertThat(alarm.lane()).isEqualTo("urgent");
    assertThat(alarm.window()).isEqualTo(new Window(START, START.plusSeconds(3), 1));
    assertThat(alarm.outcome()).isEqualTo("told");
    assertThat(preview.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).matches("\\[경보] api-3 CPU 97%>80 14:00 #\\w{3}");
              assertThat(message.to()).containsExactly("***-****-0001");
              assertThat(message.bytes()).isEqualTo(34);
              assertThat(message.won()).isEqualByComparingTo("9");
              assertThat(message.alarms()).containsExactly(1);
              assertThat(message.at()).isEqualTo(START.plusSeconds(3));
            });
  }

  @Test
  void whatComesIfNobodyReactsIsShownApart() {
    Preview preview =
        preview(
            cpu("api-3", "critical", "ALARM", 0),
            cpu("api-4", "critical", "ALARM", 1),
            cpu("web-5", "critical", "ALARM", 2),
            cpu("web-5", "critical", "OK", 200));

    assertThat(preview.messages()).allMatch(message -> message.lane().equals("urgent"));
    assertThat(preview.ifNobodyReacts())
        .extracting(message -> message.lane() + " " + message.to())
        .startsWith("remind [***-****-0001]", "escalate [***-****-0002]", "remind [***-****-0001]");
    assertThat(preview.ifNobodyReacts().get(0).text()).startsWith("[계속] api 2대 CPU>80 10분: 3,4 #");
    assertThat(preview.ifNobodyReacts().get(0).at())
        .isEqualTo(START.plusSeconds(3).plus(Duration.ofMinutes(10)));
    assertThat(preview.ifNobodyReacts().get(1).at())
        .isEqualTo(START.plusSeconds(3).plus(Duration.ofMinutes(20)));
    assertThat(PreviewText.of(preview))
        .contains(
            "if nobody reacts\n   2026-11-22 14:10:03  remind    to ***-****-0001  [계속] api 2대");
  }

  @Test
  void theEnvelopesAreNamedFromTheOutsideIn() {
    Preview preview = preview(SampleAlarms.inSns(cpu("api-3", "critical", "ALARM", 0)));

    assertThat(preview.alarms().get(0).shapes()).containsExactly("SNS envelope", "SNS alarm");
  }

  @Test
  void anAlarmForAnotherTeamGoesToItsPhone() {
    Preview preview = preview(cpu("ai-1", "critical", "ALARM", 0));

    assertThat(preview.messages().get(0).team()).isEqualTo("ml");
    assertThat(preview.messages().get(0).to()).containsExactly("***-****-0002");
  }

  @Test
  void whatFailsTogetherIsOneMessage() {
    Preview preview =
        preview(
            cpu("db-1", "warning", "ALARM", 0),
            cpu("db-2", "warning", "ALARM", 1),
            cpu("db-3", "warning", "ALARM", 2));

    assertThat(preview.messages())
        .singleElement()
        .satisfies(message -> assertThat(message.alarms()).containsExactly(1, 2, 3));
    assertThat(preview.alarms())
        .allSatisfy(
            alarm ->
                assertThat(alarm.window()).isEqualTo(new Window(START, START.plusSeconds(20), 3)));
  }

  @Test
  void theSecondCopyOfAnAlarmIsADuplicateWhetherTheFirstIsToldOrStillWaits() {
    String alarm = cpu("api-3", "critical", "ALARM", 0);

    assertThat(outcomes(alarm, alarm)).containsExactly("told", "duplicate");
  }

  @Test
  void anInfoAlarmIsQuiet() {
    Preview preview = preview(cpu("db-1", "info", "ALARM", 0));

    assertThat(preview.alarms().get(0).outcome()).isEqualTo("quiet");
    assertThat(preview.alarms().get(0).because())
        .startsWith("the routes record it and do not send it: severity=INFO by ");
    assertThat(preview.messages()).isEmpty();
  }

  @Test
  void whatCameAndWentInItsWindowIsTransient() {
    assertThat(outcomes(cpu("db-1", "warning", "ALARM", 0), cpu("db-1", "warning", "OK", 5)))
        .containsExactly("transient", "transient");
  }

  @Test
  void aRecoveryOfWhatNobodyHeardOfIsUnneeded() {
    assertThat(
            outcomes(
                cpu("db-1", "info", "ALARM", 0),
                cpu("db-1", "warning", "OK", 60)
                    .replace("\"OldStateValue\":\"OK\"", "\"OldStateValue\":\"ALARM\"")))
        .containsExactly("quiet", "unneeded");
  }

  @Test
  void anAlarmThatChangesToAndFroIsToldTwiceAndHeldBetween() {
    String[] changes =
        IntStream.range(0, 8)
            .mapToObj(i -> cpu("api-3", "critical", i % 2 == 0 ? "ALARM" : "OK", i * 60))
            .toArray(String[]::new);

    Preview preview = preview(changes);

    assertThat(preview.alarms()).extracting(PreviewedAlarm::outcome).contains("flapping");
    assertThat(preview.messages())
        .extracting(PreviewedMessage::text)
        .anyMatch(t -> t.contains("반복 중"));
    assertThat(preview.messages())
        .extracting(PreviewedMessage::text)
        .anyMatch(t -> t.contains("반복끝"));
  }

  @Test
  void whatCannotBeReadSaysWhy() {
    Preview preview = preview("{\"AlarmName\":\"half\"}");

    assertThat(preview.unreadable()).isEqualTo(1);
    assertThat(preview.alarms().get(0).because()).contains("NewStateValue");
  }

  @Test
  void aMessageThatIsNoAlarmIsToldAsANotice() {
    Preview preview = preview(SampleAlarms.inSns("disk will be replaced on Sunday"));

    assertThat(preview.alarms().get(0).outcome()).isEqualTo("told");
    assertThat(preview.alarms().get(0).alarm()).isNull();
    assertThat(preview.messages().get(0).text()).contains("disk will be replaced");
  }

  @Test
  void aBatchIsSeveralDocumentsEachAtItsOwnTime() {
    String batch =
        "["
            + cpu("api-2", "critical", "ALARM", 600)
            + ","
            + cpu("api-1", "critical", "ALARM", 0)
            + "]";

    Preview preview = preview(batch);

    assertThat(preview.alarms())
        .extracting(PreviewedAlarm::origin)
        .containsExactly("test[1]", "test[0]");
    assertThat(preview.messages()).hasSize(2);
  }

  @Test
  void thePreviewBeforeLeavesNoTrace() {
    String alarm = cpu("api-3", "critical", "ALARM", 0);

    Preview first = preview(alarm);
    preview(cpu("api-9", "critical", "ALARM", 86_400));

    assertThat(preview(alarm)).isEqualTo(first);
  }

  private static List<String> outcomes(String... documents) {
    return preview(documents).alarms().stream().map(PreviewedAlarm::outcome).toList();
  }

  private static String cpu(String resource, String severity, String state, int seconds) {
    return SampleAlarms.cpu(resource, severity, state, START.plusSeconds(seconds));
  }

  private static Preview preview(String... documents) {
    Arrivals arrivals = new Arrivals();
    return program.run(
        Stream.of(documents).flatMap(text -> arrivals.of("test", text).stream()).toList());
  }
}

package io.bongsu.alarm;

import static io.bongsu.alarm.Fixtures.alarm;
import static io.bongsu.alarm.Fixtures.inSns;
import static io.bongsu.alarm.Fixtures.inSqsEvent;
import static io.bongsu.alarm.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes, event records, and what is in them that is no alarm. */
class WrappingTest {

  private final AlarmReader reader = new AlarmReader();

  @ParameterizedTest
  @ValueSource(strings = {"sns-fifo", "sns-lambda"})
  void anAlarmInAnyEnvelopeOfSnsIsTheSameAlarm(String fixture) {
    assertThat(alarm(text(fixture))).isEqualTo(alarm(text("metric")));
  }

  @Test
  void anAlarmInsideSnsInsideAnSqsEventIsTheSameAlarm() {
    assertThat(alarm(inSqsEvent(inSns(text("metric"))))).isEqualTo(alarm(text("metric")));
    assertThat(alarm(inSqsEvent(text("metric")))).isEqualTo(alarm(text("metric")));
    assertThat(alarm(inSns(inSns(text("metric"))))).isEqualTo(alarm(text("metric")));
  }

  @Test
  void aByteOrderMarkAndBlanksBeforeTheDocumentDoNoHarm() {
    assertThat(alarm("\uFEFF \r\n" + text("metric"))).isEqualTo(alarm(text("metric")));
  }

  @Test
  void aBatchIsHandedBackDocumentByDocument() {
    ParsedDocument reading = reader.read(inSqsEvent(inSns(text("metric")), "rubbish"));

    assertThat(reading.kind()).isEqualTo("several");
    assertThat(reading.body()).isEqualTo(List.of(inSns(text("metric")), "rubbish"));
  }

  @Test
  void aBatchFromATopicIsHandedBackInItsEnvelopesSoThatPlainTextStaysAMessage() {
    String entry = "{\"Sns\":{\"Type\":\"Notification\",\"Message\":\"lunch\",\"Subject\":\"s\"}}";

    ParsedDocument reading = reader.read("{\"Records\":[" + entry + "," + entry + "]}");

    assertThat(reading)
        .isInstanceOfSatisfying(
            ParsedDocument.Several.class,
            several ->
                assertThat(several.documents())
                    .hasSize(2)
                    .allSatisfy(
                        document ->
                            assertThat(reader.read(document))
                                .isEqualTo(new ParsedDocument.Notice("s", "lunch", null))));
  }

  @Test
  void aJsonArrayIsHandedBackDocumentByDocument() {
    ParsedDocument reading = reader.read("[" + text("metric") + ", {\"id\":42}]");

    assertThat(reading)
        .isInstanceOfSatisfying(
            ParsedDocument.Several.class,
            several -> {
              assertThat(several.documents()).hasSize(2);
              assertThat(alarm(several.documents().get(0))).isEqualTo(alarm(text("metric")));
              assertThat(several.documents().get(1)).isEqualTo("{\"id\":42}");
            });
  }

  @Test
  void aJsonArrayOfOneIsThatOne() {
    assertThat(alarm("[" + text("metric") + "]")).isEqualTo(alarm(text("metric")));
  }

  @Test
  void recordsWithoutTheirEventAreOpenedAsFromAPipe() {
    String event = inSqsEvent(text("metric"), inSns(text("minimal")));
    String records = event.substring(event.indexOf('['), event.lastIndexOf(']') + 1);

    assertThat(reader.read(records).body())
        .isEqualTo(List.of(text("metric"), inSns(text("minimal"))));
    assertThat(alarm(records.substring(0, records.indexOf("},{")) + "}]"))
        .isEqualTo(alarm(text("metric")));
  }

  @Test
  void anEmptyBatchIsIgnored() {
    assertThat(reader.read("{\"Records\":[]}").kind()).isEqualTo("ignored");
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "8, true",
    "9, false",
  })
  void envelopesAreOpenedToALimitedDepth(int depth, boolean readable) {
    String document = text("minimal");
    for (int i = 0; i < depth; i++) {
      document = inSns(document);
    }
    String wrapped = document;

    if (readable) {
      assertThat(alarm(wrapped).name()).isEqualTo("smoke");
    } else {
      assertThatThrownBy(() -> reader.read(wrapped))
          .isInstanceOf(UnreadableAlarmException.class)
          .hasMessageContaining("more than 8 envelopes");
    }
  }

  @Test
  void anAwsHealthEventIsANotice() {
    ParsedDocument expected =
        new ParsedDocument.Notice(
            "AWS Health Event",
            "AWS_EC2_RETIREMENT: An instance will be retired on Friday.",
            "00000000-0000-0000-0000-000000000002");

    assertThat(reader.read(text("health"))).isEqualTo(expected);
    assertThat(reader.read(inSns(text("health")))).isEqualTo(expected);
  }

  @Test
  void aConfirmationFoundOnTheQueueIsANotice() {
    assertThat(reader.read(text("sns-confirmation")))
        .isEqualTo(
            new ParsedDocument.Notice(
                "SNS SubscriptionConfirmation",
                "Confirm that this queue listens to the topic fires.",
                "00000000-1111-2222-3333-555555555555"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lunch is ready", "", "[ERROR] disk", "{not json", "{\"id\":42}", "7"})
  void aTextSomebodyPublishedToTheTopicIsANoticeUnderItsSubject(String message) {
    assertThat(reader.read(inSns(message)))
        .isEqualTo(
            new ParsedDocument.Notice(
                "ALARM: \"prod-api-critical-cpu-3\" in Asia Pacific (Seoul)",
                message,
                "00000000-1111-2222-3333-444444444444"));
  }

  @Test
  void anAlarmCutOffInItsEnvelopeIsNotMistakenForAText() {
    String half = text("metric").substring(0, 200);

    assertThatThrownBy(() -> reader.read(inSns(half)))
        .isInstanceOf(UnreadableAlarmException.class)
        .hasMessageContaining("cut off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rubbish",
        "[]",
        "[[]]",
        "[7]",
        "null",
        "\"text\"",
        "{\"id\":42}",
        "{",
        "{}",
        "{}x"
      })
  void whatIsNeitherAnAlarmNorFromAwsIsUnreadable(String document) {
    assertThatThrownBy(() -> reader.read(document)).isInstanceOf(UnreadableAlarmException.class);
  }

  @Test
  void anErrorQuotesOnlyTheBeginningOnOneLine() {
    assertThatThrownBy(() -> reader.read("pass\nword=secret-of-ours"))
        .hasMessageContaining("'pass word=se…'")
        .message()
        .doesNotContain("secret", "\n");
    assertThatThrownBy(() -> reader.read("{\"password\": secret-of-ours}"))
        .message()
        .doesNotContain("secret");
  }
}

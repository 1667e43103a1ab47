package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with a link to acknowledge, and the text for the others, in both languages. */
class AckTextTest {

  private static final String SECRET = "secret-of-the-test";
  private static final String SHORT = "https://b.kr";
  private static final String LONG =
      "https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.ap-northeast-2.on.aws";
  private static final Clock CLOCK = Clock.fixed(Alarms.NOW, ZoneOffset.UTC);

  @Test
  void aShortLinkFitsIntoTheSmsBeforeTheTag() {
    List<Message> messages = compose(SHORT, KindChoice.SMS, Alarms.cpu("api-3"));

    assertThat(messages).hasSize(2).allMatch(message -> message.size() == 1);
    assertThat(messages.get(0).text())
        .matches("\\[경보] api-3 CPU 97%>80 14:02 https://b.kr/a/\\w{10} #[2-9A-Z]{3}");
    assertThat(messages.get(1).text())
        .matches("\\[CRITICAL] api-3 CPU 97%>80 14:02 https://b.kr/a/\\w{10} #[2-9A-Z]{3}");
    assertThat(messages).allMatch(message -> message.kind() == MessageKind.SMS);
    assertThat(links(SHORT).tokenIn(messages.get(0).text()))
        .isNotEqualTo(links(SHORT).tokenIn(messages.get(1).text()));
  }

  /** As without a link: the time first, then the value, and the name keeps its ends. */
  @Test
  void theTextGivesWayByItsTemplateAndNothingIsCutOff() {
    Alarm alarm = Alarms.cpu("shop-production-checkout-api-0123456789-seoul-a");
    String text = compose(SHORT, KindChoice.SMS, alarm).get(0).text();

    assertThat(SmsText.bytes(text)).isLessThanOrEqualTo(90);
    assertThat(text).matches("\\[경보] shop-.*\\.\\..* CPU .*https://b.kr/a/\\w{10} #...");
  }

  @Test
  void aLinkThatLeavesNoRoomMakesItAnLms() {
    for (Message message :
        compose(LONG, KindChoice.SMS, Alarms.cpu("api-3"), Alarms.cpu("api-4"))) {
      assertThat(message.kind()).isEqualTo(MessageKind.LMS);
      assertThat(message.subject()).isNotNull();
      assertThat(message.text().lines().toList())
          .anyMatch(line -> line.matches("(확인|Acknowledge): " + LONG + "/a/\\w{10}"))
          .last()
          .asString()
          .startsWith("#");
    }
  }

  @Test
  void anLmsOfManyAlarmsStaysWithinItsBytes() {
    Alarm[] alarms =
        IntStream.range(0, 300)
            .mapToObj(i -> Alarms.cpu("shop-checkout-" + Integer.toHexString(i * 7919)))
            .toArray(Alarm[]::new);
    for (Message message : compose(LONG, KindChoice.LMS, alarms)) {
      assertThat(SmsText.bytes(message.text())).isBetween(1500, 2000);
      assertThat(message.text()).contains("/a/");
    }
  }

  @Test
  void aReminderAsksAgainAndTheTextForTheOthersDoesNot() {
    Reminder still = reminder(Reminder.STILL);
    List<Message> messages = composer(SHORT, KindChoice.SMS).reminders(List.of(still));

    assertThat(messages.get(0).text())
        .startsWith("[계속] api-3 CPU 97%>80 42분 14:02 https://b.kr/a/");
    List<Message> others =
        composer(SHORT, KindChoice.SMS)
            .reminders(List.of(reminder(Reminder.ACKNOWLEDGED).by("김민수")));
    assertThat(others.get(0).text()).startsWith("[확인] 김민수: api-3 CPU 97%>80 42분 14:02 #");
    assertThat(others.get(1).text()).startsWith("[ACK] 김민수: api-3 CPU 97%>80 42m 14:02 #");
    assertThat(others).allMatch(message -> message.alarms().isEmpty());
    assertThat(composer(LONG, KindChoice.SMS).reminders(List.of(still)).get(0))
        .satisfies(
            message -> {
              assertThat(message.kind()).isEqualTo(MessageKind.LMS);
              assertThat(message.text()).startsWith("[계속] api-3").contains("\n확인: " + LONG);
            });
  }

  @Test
  void aLongOrUnwritableNameIsShortened() {
    assertThat(reminder(Reminder.ACKNOWLEDGED).by("Bartholomew Featherstonehaugh").by())
        .isEqualTo("Bartholomew Fe..");
    assertThat(reminder(Reminder.ACKNOWLEDGED).by("\uD83D\uDE00").by()).isEqualTo("?");
  }

  @Test
  void aWarningCarriesNoLink() {
    List<Message> messages =
        compose(
            SHORT,
            KindChoice.SMS,
            Alarms.warning("web-1").over("CPUUtilization", null, 97.0, 80.0).alarm());
    assertThat(messages).extracting(Message::text).noneMatch(text -> text.contains("http"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://a.example.com       | secret-of-the-test | 4h | bongsu.ack.url must be an https
          https://a.example.com/?x=1 | secret-of-the-test | 4h | bongsu.ack.url must be an https
          https://u:p@a.example.com  | secret-of-the-test | 4h | bongsu.ack.url must be an https
          http:///a                  | secret-of-the-test | 4h | bongsu.ack.url must be an https
          a.example.com              | secret-of-the-test | 4h | bongsu.ack.url must be an https
          https://a.example.com      |                    | 4h | bongsu.ack.secret is missing
          https://a.example.com      | short              | 4h | bongsu.ack.secret must be at least 16
          https://a.example.com      | ${ACK_SECRET_HERE} | 4h | bongsu.ack.secret is an unset variable
          https://a.example.com      | secret-of-the-test | 8d | bongsu.ack.expires must be from 1m to 7d
          https://a.example.com      | secret-of-the-test | 1s | bongsu.ack.expires must be from 1m to 7d
          """)
  void aSettingThatCannotBeIsRefused(String url, String secret, String expires, String said) {
    Duration time = expires.endsWith("d") ? Duration.ofDays(8) : Duration.parse("PT" + expires);
    assertThatThrownBy(() -> new AckProperties(url, secret == null ? "" : secret, time))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://a.example.com/"})
  void theSecretIsNeverShown(String url) {
    AckProperties properties = new AckProperties(url, SECRET, Duration.ofHours(4));
    assertThat(properties.toString()).doesNotContain(SECRET);
    assertThat(properties.isOn()).isEqualTo(!url.isEmpty());
  }

  @Test
  void aLedgerInMemoryIsRefused() {
    assertThatThrownBy(() -> AckProperties.requireKept(true))
        .hasMessageContaining("bongsu.ack.url needs a ledger that outlives the process");
    AckProperties.requireKept(false);
  }

  private static Reminder reminder(String label) {
    return new Reminder(
        label,
        new Burst("remind", List.of(Alarms.cpu("api-3"))),
        List.of(Composers.KOREAN, Composers.ENGLISH),
        Duration.ofMinutes(42),
        List.of("key-0"));
  }

  private static List<Message> compose(String url, KindChoice kind, Alarm... alarms) {
    return composer(url, kind)
        .compose(
            new Burst("urgent", List.of(alarms)), List.of(Composers.KOREAN, Composers.ENGLISH));
  }

  private static AckLinks links(String url) {
    return new AckLinks(new AckProperties(url, SECRET, Duration.ofHours(4)), CLOCK);
  }

  private static Composer composer(String url, KindChoice kind) {
    return new Composer(
        CLOCK,
        new Tags(new FixedTag(), 3),
        Composers.properties(kind),
        Composers.TEMPLATES,
        recovery -> Optional.empty(),
        new KnownAlarms(),
        links(url));
  }
}

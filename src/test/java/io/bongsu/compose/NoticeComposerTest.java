package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.notify.NoticeNotification;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.UnreadableNotification;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeComposerTest {

  private static final List<Recipient> BOTH = List.of(Composers.KOREAN, Composers.ENGLISH);

  private final NoticeComposer composer =
      new NoticeComposer(
          Clock.fixed(Alarms.NOW, ZoneOffset.UTC),
          new Tags(new FixedTag(), 3),
          Composers.TEMPLATES);

  @Test
  void aNoticeIsToldInTheLanguageOfWhoReadsIt() {
    Notice notice = new Notice("Health", "disk\nis gone", "id-1");

    List<Message> messages = composer.notice(new NoticeNotification(List.of(notice), BOTH));

    assertThat(messages)
        .extracting(message -> message.text().replaceAll(" #\\w+$", ""))
        .containsExactly("[알림] Health: disk is gone", "[NOTICE] Health: disk is gone");
    assertThat(messages).allSatisfy(each -> assertThat(each.keys()).containsExactly(notice.key()));
  }

  @Test
  void aTextThatIsTooLongGivesWayBeforeItsTitle() {
    Notice notice = new Notice("T".repeat(60), "가".repeat(1_000_000), null);

    assertThat(composer.notice(new NoticeNotification(List.of(notice), BOTH)))
        .allSatisfy(
            message ->
                assertThat(message.text())
                    .startsWith(message.text().charAt(1) == 'N' ? "[NOTICE] TTT" : "[알림] TTT")
                    .contains("T..: 가가")
                    .matches(".*\\.\\. #\\w{3}"));
  }

  @Test
  void charactersThatNoPhoneShowsAreReplacedAndNothingIsEvaluated() {
    assertThat(
            composer
                .notice(
                    new NoticeNotification(
                        List.of(new Notice("{tag}", "\uD800 \u0000 {label} 🔥", null)), BOTH))
                .get(0)
                .text())
        .startsWith("[알림] {tag}: ")
        .contains("{label}");
  }

  @Test
  void whatCouldNotBeReadIsCounted() {
    assertThat(composer.unreadable(new UnreadableNotification(3, "cut off", BOTH)))
        .extracting(message -> message.text().replaceAll(" #\\w+$", ""))
        .containsExactly("[알림] 읽지 못한 메시지 3건: cut off", "[NOTICE] 3 unreadable messages: cut off");
  }

  @Test
  void noticesWithOneTitleAreOneTextWithTheLatest() {
    List<Notice> launches =
        List.of(
            new Notice("Auto Scaling web", "i-1", "1"), new Notice("Auto Scaling web", "i-2", "2"));

    assertThat(composer.notice(new NoticeNotification(launches, BOTH)))
        .extracting(message -> message.text().replaceAll(" #\\w+$", ""))
        .containsExactly("[알림] Auto Scaling web 2건: i-2", "[NOTICE] Auto Scaling web x2: i-2");
  }

  @Test
  void noticesWithSeveralTitlesAreCountedByTitle() {
    List<Notice> notices =
        List.of(
            new Notice("RDS shop-db", "failover", "1"),
            new Notice("ECS orders", "STOPPED", "2"),
            new Notice("ECS orders", "STOPPED", "3"));

    List<Message> messages = composer.notice(new NoticeNotification(notices, BOTH));

    assertThat(messages)
        .extracting(message -> message.text().replaceAll(" #\\w+$", ""))
        .containsExactly(
            "[알림] 3건: RDS shop-db, ECS orders 2", "[NOTICE] 3 notices: RDS shop-db, ECS orders 2");
    assertThat(messages.get(0).keys())
        .containsExactlyElementsOf(notices.stream().map(Notice::key).toList());
  }
}

package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bongsu.notify.Recipients;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTest {

  @Test
  void aMessageKnowsItsLimits() {
    assertThat(message(MessageKind.SMS, null, "가".repeat(45), 100).size()).isEqualTo(100);
    assertThat(message(MessageKind.LMS, "가".repeat(20), "가".repeat(1000), 1)).isNotNull();
    refused(MessageKind.SMS, null, "가".repeat(45) + "a", 1);
    refused(MessageKind.SMS, "SMS has no subject", "a", 1);
    refused(MessageKind.LMS, "가".repeat(21), "a", 1);
    refused(MessageKind.LMS, null, "가".repeat(1001), 1);
    refused(MessageKind.SMS, null, "뷁", 1);
    refused(MessageKind.SMS, null, "a", 0);
    refused(MessageKind.SMS, null, "a", 101);
  }

  @Test
  void aMessageShowsNoNumberButGivesThemToWhomAsks() {
    Message message = message(MessageKind.SMS, null, "a", 1);

    assertThat(message.toString()).doesNotContain("01000000001").contains("#7K2");
    assertThat(message.numbers()).containsExactly("01000000001");
  }

  @Test
  void namesForLogsAreOnOneLine() {
    Message message =
        new Message(
            "id",
            Instant.EPOCH,
            "7K2",
            "urgent",
            "default",
            "api",
            MessageKind.SMS,
            null,
            "a",
            List.of(Composers.KOREAN),
            List.of(
                Alarms.critical("a").named("a\r\n\u001B[31mb").alarm(),
                Alarms.critical("b").named("c".repeat(300)).alarm()));

    assertThat(message.alarmNames()).startsWith("a [31mb, ccc").endsWith("..").hasSize(200);
  }

  @Test
  void thePriceIsPerPhoneAndKind() {
    MessageProperties properties = Composers.properties(KindChoice.SMS);

    assertThat(properties.won(message(MessageKind.SMS, null, "a", 10))).isEqualByComparingTo("90");
    assertThat(properties.won(message(MessageKind.LMS, "s", "a", 2))).isEqualByComparingTo("60");
  }

  @Test
  void tagsAreShortVariedAndUnambiguous() {
    Tags tags = new Tags(new Random(1), 4);
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      drawn.add(tags.next());
    }

    assertThat(drawn).hasSizeGreaterThan(990).allMatch(tag -> tag.matches("[2-9A-HJKMNP-Z]{4}"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tags(new Random(1), 5));
  }

  @Test
  void anUnknownTeamReachesTheDefaultTeam() {
    Recipients recipients =
        new Recipients(
            Map.of("default", List.of(Composers.KOREAN), "ml", List.of(Composers.ENGLISH)));

    assertThat(recipients.of("ml", Instant.EPOCH)).containsExactly(Composers.ENGLISH);
    assertThat(recipients.of("nobody", Instant.EPOCH)).containsExactly(Composers.KOREAN);
    assertThat(recipients.knows("nobody")).isFalse();
  }

  private static void refused(MessageKind kind, @Nullable String subject, String text, int phones) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> message(kind, subject, text, phones))
        .withMessageNotContaining("01000000001")
        .withMessageContaining("#7K2");
  }

  private static Message message(
      MessageKind kind, @Nullable String subject, String text, int phones) {
    return new Message(
        "id",
        Instant.EPOCH,
        "7K2",
        "urgent",
        "default",
        "api",
        kind,
        subject,
        text,
        Collections.nCopies(phones, Composers.KOREAN),
        List.of(Alarms.cpu("api-3")));
  }
}

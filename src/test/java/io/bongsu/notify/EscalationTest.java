package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationTest {

  private static final String PEOPLE =
      """
      bongsu:
        people:
          kim: {phone: "01000000001"}
          lee: {phone: "01000000002"}
          choi: {language: ko}
        recipients: {default: ["person:kim"]}
        escalation: {default: [%s]}
      """;

  private static final Instant NOON = Instant.parse("2026-12-01T03:00:00Z");

  @Test
  void itsStepsFollowOneAnotherAndEverybodyIsNamedOnce() {
    Escalation escalation =
        escalation(
            "{after: 5m, to: ['person:lee']}, {after: 15m, to: ['person:choi']},"
                + " {after: 30m, to: ['team:default', 'person:lee']}");

    assertThat(escalation.after("default", 0)).contains(Duration.ofMinutes(5));
    assertThat(escalation.after("default", 2)).contains(Duration.ofMinutes(30));
    assertThat(escalation.after("default", 3)).isEmpty();
    assertThat(escalation.after("api", 0)).as("a team without steps").isEmpty();
    assertThat(escalation.people("default", 1, NOON)).as("without a phone").isEmpty();
    assertThat(escalation.people("default", 2, NOON))
        .extracting(Recipient::name)
        .containsExactly("kim", "lee");
    assertThat(escalation.everyone("default", NOON))
        .extracting(Recipient::name)
        .containsExactly("lee", "kim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{after: 0s, to: ['person:lee']} | [0].after must be longer than zero",
        "{after: 5m, to: ['person:lee']}, {after: 5m, to: ['person:kim']} | [1].after must be longer",
        "{after: 5m, to: ['person:lee']}, {after: 4m, to: ['person:kim']} | [1].after must be longer",
        "{to: ['person:lee']} | [0].after is missing",
        "{after: 5m} | [0].to is missing",
        "{after: 5m, to: [lee]} | [0].to[0] is none of person:<name>"
      })
  void aStepThatCannotWorkIsRefused(String steps, String sentence) {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> escalation(steps))
        .withMessageStartingWith("bongsu.escalation.default" + sentence);
  }

  private static Escalation escalation(String steps) {
    RecipientsProperties settings = BoundSettings.of(PEOPLE.formatted(steps));
    Recipients recipients =
        settings.recipients(
            new People(settings.persons()), Calendars.none(), ZoneId.of("Asia/Seoul"));
    return settings.escalation(recipients);
  }
}

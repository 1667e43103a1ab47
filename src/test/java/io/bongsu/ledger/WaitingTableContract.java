package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.Message;
import io.bongsu.support.ClassifiedAlarms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for a person, through every crash between the brief and its acceptance. */
abstract class WaitingTableContract extends LedgerContract {

  private final WaitingTable waiting = new WaitingTable(jdbc);
  private final String kim = us.hash.of(ON_CALL.number());
  private final String lee = us.hash.of(ENGLISH.number());
  private final Alarm alarm = ClassifiedAlarms.of("web-1");

  @Test
  void nothingIsDueBeforeItsTime() {
    waiting.put(row(kim, alarm), in(60));

    assertThat(waiting.due(in(59))).isEmpty();
    assertThat(waiting.take(kim, in(59), in(119))).isEmpty();
    assertThat(waiting.due(in(60))).containsExactly(kim);
  }

  @Test
  void aChangeThatWaitsAlreadyKeepsItsTime() {
    waiting.put(row(kim, alarm), in(60));
    waiting.put(row(kim, alarm), in(600));
    waiting.put(row(lee, alarm), in(600));

    assertThat(waiting.due(in(60))).containsExactly(kim);
    assertThat(waiting.take(kim, in(60), in(120))).containsExactly(row(kim, alarm));
  }

  @Test
  void whatIsTakenByOneProcessIsNotTakenByAnother() {
    waiting.put(row(kim, alarm), in(60));

    assertThat(waiting.take(kim, in(60), in(120))).hasSize(1);
    assertThat(waiting.take(kim, in(60), in(120))).isEmpty();
    assertThat(waiting.due(in(60))).isEmpty();
  }

  @Test
  void aCrashBeforeTheMessageIsWrittenMakesItDueAgain() {
    waiting.put(row(kim, alarm), in(60));
    waiting.take(kim, in(60), in(120));

    assertThat(waiting.due(in(120))).containsExactly(kim);
  }

  @Test
  void aCrashAfterwardsLeavesItToTheMessage() {
    waiting.put(row(kim, alarm), in(60));
    waiting.put(row(lee, alarm), in(60));
    waiting.take(kim, in(60), in(120));
    Message message = message(List.of(alarm), ON_CALL);
    us.insert(message);

    assertThat(waiting.due(in(120))).as("while it is under way").containsExactly(lee);
    assertThat(waiting.removeSent()).isZero();

    us.messages.accepted(message.id(), "VR-1");
    assertThat(waiting.due(in(120))).containsExactly(lee);
    assertThat(waiting.removeSent()).isOne();
    assertThat(waiting.take(lee, in(120), in(180))).containsExactly(row(lee, alarm));
  }

  @Test
  void aMessageThatWasRefusedLeavesItDue() {
    waiting.put(row(kim, alarm), in(60));
    waiting.take(kim, in(60), in(120));
    Message message = message(List.of(alarm), ON_CALL);
    us.insert(message);
    us.messages.refused(message.id());

    assertThat(waiting.due(in(120))).containsExactly(kim);
  }

  @Test
  void theMessagesOfAnHourAreCountedForEachPerson() {
    us.insert(message(List.of(alarm), ON_CALL, ENGLISH));
    clock.advance(Duration.ofMinutes(10));
    us.insert(message("api-2"));
    Message refused = message("api-3");
    us.insert(refused);
    us.messages.refused(refused.id());

    Instant now = clock.instant();
    assertThat(us.history.composedFor(kim, now.minus(1, ChronoUnit.HOURS)))
        .extracting(time -> time.toInstant())
        .containsExactly(now.minus(10, ChronoUnit.MINUTES), now);
    assertThat(us.history.composedFor(lee, now.minus(1, ChronoUnit.HOURS))).hasSize(1);
    assertThat(us.history.composedFor(kim, now.minus(5, ChronoUnit.MINUTES))).hasSize(1);
  }

  private Instant in(long seconds) {
    return clock.instant().plusSeconds(seconds);
  }

  private static WaitingTable.Row row(String hash, Alarm alarm) {
    return new WaitingTable.Row(
        hash, alarm.key(), alarm.source(), "{}", alarm.stateChangeTime().atOffset(ZoneOffset.UTC));
  }
}

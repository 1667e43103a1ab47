package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.compose.Message;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.ledger.ReceiptTable.DueRow;
import io.bongsu.ledger.ReceiptTable.FamilyRow;
import io.bongsu.ledger.ReceiptTable.OpenRow;
import io.bongsu.ledger.ReceiptTable.Result;
import io.bongsu.support.ClassifiedAlarms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of messages at their recipients, and who takes a failed one over. */
abstract class ReceiptContract extends LedgerContract {

  private final ReceiptTable receipts = new ReceiptTable(jdbc, "us", clock);
  private final ReceiptTable others = new ReceiptTable(jdbc, "other", clock);
  private final Message message = message(List.of(ClassifiedAlarms.of("api-1")), ON_CALL, ENGLISH);

  @Test
  void anAcceptedMessageIsOpenUntilEveryRecipientHasAResult() {
    accept();

    assertThat(open(receipts)).extracting(OpenRow::requestId).containsExactly("VR-1");
    assertThat(receipts.complete(result(ON_CALL.number(), true))).isTrue();
    assertThat(receipts.complete(result(ON_CALL.number(), false))).as("twice").isFalse();
    assertThat(open(receipts)).hasSize(1);
    receipts.complete(result(ENGLISH.number(), true));
    assertThat(open(receipts)).isEmpty();
  }

  @Test
  void resultsOfADeadProcessAreAskedForByAnother() {
    accept();

    assertThat(open(others)).isEmpty();
    everybodyDies();
    assertThat(open(others)).hasSize(1);
  }

  @Test
  void afterAWhileResultsAreGivenUp() {
    accept();
    clock.advance(Duration.ofHours(72));

    assertThat(receipts.expire(clock.instant())).isEqualTo(2);
    assertThat(receipts.due(clock.instant(), false, 10)).isEmpty();
  }

  @Test
  void aFailedLegIsDueAtOnceAndASilentOneAtItsDeadline() {
    accept();
    receipts.complete(result(ON_CALL.number(), false));

    assertThat(due(Duration.ofMinutes(3))).hasSize(1);
    clock.advance(Duration.ofMinutes(3));
    assertThat(due(Duration.ofMinutes(3))).hasSize(2);
  }

  @Test
  void aLegIsPassedOnOnceAndNeverOneThatWasDelivered() {
    accept();
    receipts.complete(result(ON_CALL.number(), false));
    DueRow leg = due(Duration.ofMinutes(3)).get(0);

    assertThat(receipts.passOn(leg)).isTrue();
    assertThat(others.passOn(leg)).isFalse();
    assertThat(due(Duration.ofMinutes(3))).isEmpty();

    clock.advance(Duration.ofMinutes(3));
    DueRow silent = due(Duration.ofMinutes(3)).get(0);
    receipts.complete(result(ENGLISH.number(), true));
    assertThat(receipts.passOn(silent)).isFalse();
  }

  @Test
  void theFamilyOfAMessageIsAllThatIsAboutItsAlarms() {
    accept();
    us.insert(message(List.of(ClassifiedAlarms.of("api-2")), ON_CALL));
    us.insert(message(message.alarms(), ENGLISH));

    assertThat(receipts.family(message.id())).hasSize(3).allMatch(FamilyRow::isOpen);
  }

  @Test
  void aRefusedRecipientIsDueToo() {
    us.insert(message);
    us.messages.refused(message.id());

    assertThat(due(Duration.ofMinutes(3))).hasSize(2);
  }

  @Test
  void aDividedMessageKeepsItsAlarmsAndRecipients() {
    us.insert(message);
    us.messages.divide(
        message.id(),
        List.of(
            new MessageTable.Part("a", List.of(ON_CALL.number())),
            new MessageTable.Part("b", List.of(ENGLISH.number()))));

    assertThat(us.history.recipients("a", List.of(ON_CALL.number(), ENGLISH.number())))
        .containsExactly(ON_CALL.number());
    us.messages.accepted("a", "VR-2");
    assertThat(us.history.isAcceptedElsewhere("b")).isTrue();
    assertThat(jdbc.sql("select count(*) from message").query(Integer.class).single()).isEqualTo(2);
  }

  @Test
  void anAlarmThatReachesNoPhoneGoesToTheFallbackTopicOnce() {
    accept();
    Message again = message(message.alarms(), ENGLISH);
    us.insert(again);
    us.messages.refused(again.id());
    receipts.unreached(message.id());
    receipts.unreached(again.id());

    assertThat(us.messages.overdue(Instant.EPOCH, 10)).hasSize(2);
    us.messages.sentToFallback(message.id());
    assertThat(us.messages.overdue(Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  void aContinuingMessageThatIsNotAcceptedGoesToTheFallbackTopic() {
    accept();
    Message next = message(List.of(), ENGLISH);
    us.ledger.continuing(
        () -> List.of(new DeliveryLog.Continuation<>("", next, message.id())),
        any -> "sms",
        exchange());
    clock.advance(Duration.ofMinutes(2).plusSeconds(1));

    assertThat(us.messages.overdue(clock.instant().minus(Duration.ofMinutes(2)), 10))
        .extracting(MessageTable.OverdueRow::id)
        .containsExactly(next.id());
  }

  private void accept() {
    us.insert(message);
    us.messages.accepted(message.id(), "VR-1");
  }

  private List<OpenRow> open(ReceiptTable table) {
    return table.open(clock.instant().minus(Duration.ofHours(72)));
  }

  private List<DueRow> due(Duration deadline) {
    Instant before = clock.instant().minus(deadline);
    return receipts.due(before, true, 10);
  }

  private Result result(String number, boolean delivered) {
    String code = delivered ? "0" : "2003";
    return new Result(message.id(), us.hash.of(number), delivered, "0-1", "SKT", code);
  }
}

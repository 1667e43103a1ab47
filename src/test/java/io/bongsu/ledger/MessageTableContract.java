package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.Message;
import io.bongsu.support.ClassifiedAlarms;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What may have been sent, what was, and who settles it. */
abstract class MessageTableContract extends LedgerContract {

  private final Message message = message("api-1");

  @Test
  void aMessageStandsAsItWasComposed() {
    us.insert(message);
    everybodyDies();

    MessageTable.UnconfirmedRow row = us.messages.unconfirmed(20).get(0);

    assertThat(row.id()).isEqualTo(message.id());
    assertThat(row.text()).isEqualTo(message.text());
    assertThat(row.tag()).isEqualTo("7K2");
    assertThat(row.composedAt().toInstant()).isEqualTo(message.composedAt());
    assertThat(row.postedAt()).isNull();
  }

  @Test
  void postingIsNotedWithItsTime() {
    us.insert(message);
    clock.advance(Duration.ofSeconds(3));

    assertThat(us.messages.posting(message.id())).isTrue();

    MessageTable.UnconfirmedRow row = us.messages.unconfirmed(20).get(0);
    assertThat(row.postedAt()).isNotNull().isEqualTo(clock.instant().atOffset(ZoneOffset.UTC));
  }

  @Test
  void aMessageThatTheLedgerDoesNotHaveMayBePosted() {
    assertThat(us.messages.posting("written while the ledger was broken")).isTrue();
  }

  @Test
  void aMessageThatAnotherTookOverMayNotBePosted() {
    us.insert(message);
    everybodyDies();
    assertThat(other.messages.takeOver(other.messages.unconfirmed(20).get(0))).isTrue();

    assertThat(us.messages.posting(message.id())).isFalse();
    assertThat(other.messages.posting(message.id())).isTrue();
  }

  @Test
  void acceptedAndRefusedMessagesAreSettled() {
    Message refused = message("api-2");
    us.insert(message);
    us.insert(refused);

    us.messages.accepted(message.id(), "VR-1");
    us.messages.refused(refused.id());

    assertThat(us.messages.unconfirmed(20)).isEmpty();
    assertThat(stateOf(message)).isEqualTo("ACCEPTED");
    assertThat(stateOf(refused)).isEqualTo("REFUSED");
  }

  @Test
  void aRequestIdOfAnyLengthFits() {
    us.insert(message);

    us.messages.accepted(message.id(), "V".repeat(5000));

    assertThat(stateOf(message)).isEqualTo("ACCEPTED");
  }

  @Test
  void whatALivingProcessWorksOnIsNotOthersToSettle() {
    us.insert(message);

    assertThat(other.messages.unconfirmed(20)).isEmpty();
    everybodyDies();
    assertThat(other.messages.unconfirmed(20)).hasSize(1);
  }

  @RepeatedTest(5)
  void ofTwoWhoTakeOverOneGetsIt() throws Exception {
    us.insert(message);
    everybodyDies();
    MessageTable.UnconfirmedRow row = us.messages.unconfirmed(20).get(0);
    Node third = new Node("third");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Boolean>> runs =
          List.of(() -> other.messages.takeOver(row), () -> third.messages.takeOver(row));
      List<Boolean> results = new ArrayList<>();
      for (Future<Boolean> run : threads.invokeAll(runs)) {
        results.add(run.get());
      }
      assertThat(results).containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void recipientsAreFoundAgainInTheTeam() {
    us.insert(message(message.alarms(), ON_CALL, ENGLISH));
    Message onlyOne = message("api-2");
    us.insert(onlyOne);

    assertThat(us.history.recipients(onlyOne.id(), List.of(ENGLISH.number(), ON_CALL.number())))
        .containsExactly(ON_CALL.number());
    assertThat(us.history.recipients(onlyOne.id(), List.of(ENGLISH.number()))).isEmpty();
  }

  @Test
  void aPhoneThatStandsTwiceInATeamIsWrittenOnce() {
    us.insert(message(message.alarms(), ON_CALL, ENGLISH, ON_CALL));

    assertThat(
            us.history.recipients(
                us.messages.unconfirmed(20).get(0).id(), List.of(ON_CALL.number())))
        .containsExactly(ON_CALL.number());
  }

  @Test
  void onlyAcceptedMessagesHaveToldAnybody() {
    Message refused = message("api-2");
    us.insert(message);
    us.insert(refused);
    us.messages.accepted(message.id(), "VR-1");
    us.messages.refused(refused.id());

    assertThat(us.history.notified(List.of(key("api-1"), key("api-2"), key("api-3"))))
        .containsOnlyKeys(key("api-1"))
        .containsEntry(key("api-1"), Set.of(us.hash.of(ON_CALL.number())));
  }

  @Test
  void anAlarmIsToldByAMessageOnlyIfNoOtherHasStillToTellIt() {
    List<Alarm> both = List.of(ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("api-2"));
    Message first = message(both, ON_CALL);
    Message second = message(both.subList(1, 2), ENGLISH);
    us.insert(first);
    us.insert(second);
    us.messages.accepted(first.id(), "VR-1");

    assertThat(us.history.alarmsDoneBy(first.id())).containsExactly(key("api-1"));
    us.messages.accepted(second.id(), "VR-2");
    assertThat(us.history.alarmsDoneBy(first.id()))
        .containsExactlyInAnyOrder(key("api-1"), key("api-2"));
  }

  @Test
  void anAlarmOfAnyNameAndLengthFits() {
    List<Alarm> alarms =
        List.of(
            ClassifiedAlarms.named("x".repeat(5000)),
            ClassifiedAlarms.named("한글".repeat(1000)),
            ClassifiedAlarms.named("🔥".repeat(700)),
            ClassifiedAlarms.named("nul \u0000 and half a pair \ud83d"));
    Message message = message(alarms, ON_CALL);

    us.insert(message);
    us.messages.accepted(message.id(), "VR-1");
    alarms.forEach(alarm -> us.alarms.claim(alarm.key()));
    alarms.forEach(alarm -> us.alarms.done(alarm.key()));

    List<String> keys = alarms.stream().map(Alarm::key).toList();
    assertThat(us.history.notified(keys)).containsOnlyKeys(keys);
    assertThat(keys).allMatch(key -> other.alarms.claim(key) == AlarmTable.Claim.DONE);
  }

  @Test
  void onlyWhatWasSettledLongAgoIsForgotten() {
    Message open = message("api-2");
    us.insert(message);
    us.messages.accepted(message.id(), "VR-1");
    us.insert(open);
    clock.advance(Duration.ofDays(2));

    assertThat(us.messages.removeCompleted(clock.instant().minus(Duration.ofDays(1)))).isEqualTo(1);
    assertThat(us.history.notified(List.of(key("api-1")))).isEmpty();
    assertThat(stateOf(open)).isEqualTo("SENDING");
  }
}

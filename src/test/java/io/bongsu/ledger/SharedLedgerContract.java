package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.classify.AlarmInFlightException;
import io.bongsu.compose.Message;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.deliver.MessageTakenOverException;
import io.bongsu.deliver.NodeHeartbeat;
import io.bongsu.deliver.RefusedNumbers;
import io.bongsu.deliver.UnconfirmedMessage;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.PostLease;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Waiting;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;

/** What the routes ask of the ledger, by processes that live, die and come back. */
abstract class SharedLedgerContract extends LedgerContract {

  private final Alarm first = ClassifiedAlarms.of("api-1");
  private final Alarm second = ClassifiedAlarms.of("api-2");
  private final Burst burst = new Burst("urgent", List.of(first, second));

  @Test
  void anAlarmIsTakenOnceAndItsCopiesAreDuplicates() {
    assertThat(us.repository.add(first.key())).isTrue();
    assertThat(us.repository.confirm(first.key())).isTrue();
    us.commits.writeRest();

    assertThat(us.repository.add(first.key())).isFalse();
    assertThat(us.repository.contains(first.key())).isTrue();
    assertThat(other.repository.add(first.key())).isFalse();
    assertWell(us);
  }

  @Test
  void aCopyOfAnAlarmInFlightIsNeitherNewNorDuplicate() {
    us.repository.add(first.key());

    assertThatThrownBy(() -> us.repository.add(first.key()))
        .isInstanceOf(AlarmInFlightException.class)
        .hasMessageContaining(first.key());
    assertThatThrownBy(() -> other.repository.add(first.key()))
        .isInstanceOf(AlarmInFlightException.class);
    assertThat(us.repository.contains(first.key())).isFalse();
  }

  @Test
  void anAlarmThatFailedCanBeTakenAgain() {
    us.repository.add(first.key());
    assertThat(us.repository.remove(first.key())).isTrue();

    assertThat(other.repository.add(first.key())).isTrue();
  }

  @Test
  void theEndOfADuplicateChangesNothing() {
    us.repository.add(first.key());

    assertThat(other.repository.confirm(first.key())).isFalse();
    assertThat(other.repository.remove(first.key())).isFalse();
    assertThatThrownBy(() -> other.repository.add(first.key()))
        .isInstanceOf(AlarmInFlightException.class);
  }

  @Test
  void anAlarmIsKnownAsDoneAfterARestart() {
    us.repository.add(first.key());
    us.repository.confirm(first.key());
    us.commits.writeRest();
    us.repository.clear();

    assertThat(new Node("us").repository.add(first.key())).isFalse();
  }

  @Test
  void aNewBurstIsToldToEverybody() {
    List<Message> messages = us.messages(burst, ON_CALL, ENGLISH);

    assertThat(messages).hasSize(2);
    assertThat(messages)
        .extracting(Message::recipients)
        .containsExactly(people(ON_CALL), people(ENGLISH));
    assertThat(messages).allMatch(message -> message.alarms().equals(burst.alarms()));
  }

  @Test
  void onlyWhoWasLeftOutIsTold() {
    accepted(message(burst.alarms(), ON_CALL));

    List<Message> messages = other.messages(burst, ON_CALL, ENGLISH);

    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).recipients()).containsExactly(ENGLISH);
    assertThat(messages.get(0).alarms()).containsExactly(first, second);
  }

  @Test
  void onlyWhatSomebodyHasNotHeardIsToldToHim() {
    accepted(message(List.of(first), ON_CALL));

    List<Message> messages = other.messages(burst, ON_CALL, ENGLISH);

    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).recipients()).containsExactly(ON_CALL);
    assertThat(messages.get(0).alarms()).containsExactly(second);
    assertThat(messages.get(1).alarms()).containsExactly(first, second);
  }

  @Test
  void nobodyIsToldTwice() {
    accepted(message(burst.alarms(), ON_CALL, ENGLISH));

    assertThat(other.messages(burst, ON_CALL, ENGLISH)).isEmpty();
  }

  @Test
  void whatSensRefusedHasToldNobody() {
    Message refused = message(burst.alarms(), ON_CALL);
    us.ledger.sending(List.of(refused), exchange());
    us.ledger.refused(refused);

    assertThat(us.messages(burst, ON_CALL)).hasSize(1);
  }

  @Test
  void whatACrashLeftIsTakenOverByOneOfThoseWhoLive() {
    Message left = message(burst.alarms(), ON_CALL);
    us.ledger.sending(List.of(left), exchange());
    us.ledger.posting(left);
    assertThat(other.unconfirmed(ON_CALL).take(exchange())).isEmpty();

    everybodyDies();

    List<UnconfirmedMessage> taken = other.unconfirmed(ON_CALL, ENGLISH).take(exchange());
    assertThat(taken).hasSize(1);
    assertThat(taken.get(0).postedAt()).isEqualTo(left.composedAt().plusSeconds(1));
    assertThat(taken.get(0).message().text()).isEqualTo(left.text());
    assertThat(taken.get(0).message().recipients()).containsExactly(ON_CALL);
    assertThat(other.unconfirmed(ON_CALL).take(exchange())).isEmpty();
    assertThatThrownBy(() -> us.ledger.posting(left)).isInstanceOf(MessageTakenOverException.class);
  }

  @Test
  void aPostMustBeginBeforeAnotherProcessCanTakeTheMessage() throws IOException {
    Message left = message(burst.alarms(), ON_CALL);
    us.ledger.sending(List.of(left), exchange());
    us.ledger.posting(left);
    PostLease.check();

    suspended().posting(left);

    assertThatThrownBy(PostLease::check).hasMessageContaining("another one may have the message");
    PostLease.check();
  }

  @Test
  void theLeaseOfAMessageThatWasNotPostedEndsWithItsExchange() throws IOException {
    Message message = message(burst.alarms(), ON_CALL);
    Exchange breakerIsOpen = exchange();
    DeliveryLog suspended = suspended();
    suspended.sending(List.of(message), breakerIsOpen);
    suspended.posting(message);

    fail(breakerIsOpen);

    PostLease.check();
  }

  /** Of a process that stands still until its leases have run out. */
  private DeliveryLog suspended() {
    return new DeliveryLog(
        us.messages,
        us.history,
        us.alarms,
        us.guard,
        us.commits,
        new RefusedNumbers(clock),
        Duration.ZERO,
        clock);
  }

  @Test
  void aMessageThatAProcessWorksOnIsNotUnsettledForItself() {
    Exchange working = exchange();
    us.ledger.sending(List.of(message("api-1")), working);
    everybodyDies();

    assertThat(us.unconfirmed(ON_CALL).take(exchange())).isEmpty();
  }

  @Test
  void aMessageWhoseExchangeFailedIsUnsettled() {
    Exchange failing = exchange();
    us.ledger.sending(List.of(message("api-1")), failing);

    fail(failing);

    assertThat(us.unconfirmed(ON_CALL).take(exchange())).hasSize(1);
  }

  @Test
  void aMessageThatCouldNotBeSettledIsTriedAgain() {
    us.insert(message("api-1"));
    Exchange failing = exchange();
    assertThat(us.unconfirmed(ON_CALL).take(failing)).hasSize(1);

    fail(failing);

    assertThat(us.unconfirmed(ON_CALL).take(exchange())).hasSize(1);
  }

  @Test
  void aMessageWhosePeopleHaveLeftIsGivenUpSoThatItsAlarmsAreToldToOthers() {
    Message left = message("api-1");
    us.repository.add(first.key());
    us.insert(left);
    everybodyDies();

    assertThat(other.unconfirmed(ENGLISH).take(exchange())).isEmpty();

    assertThat(stateOf(left)).isEqualTo("REFUSED");
    assertThat(other.repository.add(first.key())).isTrue();
  }

  @Test
  void theAlarmsOfASettledMessageAreDone() {
    Message left = message(burst.alarms(), ON_CALL);
    us.repository.add(first.key());
    us.repository.add(second.key());
    us.ledger.sending(List.of(left), exchange());
    everybodyDies();
    Message again = other.unconfirmed(ON_CALL).take(exchange()).get(0).message();

    other.ledger.accepted(again, acceptance());
    other.ledger.done(again);

    assertThat(other.repository.add(first.key())).isFalse();
    assertThat(other.repository.add(second.key())).isFalse();
  }

  @Test
  void allMessagesOfABurstStandInTheLedgerBeforeTheFirstIsPosted() {
    Message korean = message(burst.alarms(), ON_CALL);
    Message english = message(burst.alarms(), ENGLISH);
    us.ledger.sending(List.of(korean, english), exchange());
    us.ledger.posting(korean);
    everybodyDies();

    assertThat(other.unconfirmed(ON_CALL, ENGLISH).take(exchange()))
        .extracting(left -> left.message().recipients())
        .containsExactlyInAnyOrder(people(ON_CALL), people(ENGLISH));
  }

  @Test
  void livingProcessesCountEachOther() {
    assertThat(us.nodes.alive(clock.instant())).isEqualTo(2);

    clock.advance(ALIVE_FOR.minusSeconds(1));
    us.nodes.beat(clock.instant());
    clock.advance(Duration.ofSeconds(2));

    assertThat(us.nodes.alive(clock.instant())).isEqualTo(1);
    other.nodes.beat(clock.instant());
    assertThat(us.nodes.alive(clock.instant())).isEqualTo(2);
    other.nodes.leave();
    assertThat(us.nodes.alive(clock.instant())).isEqualTo(1);
  }

  @Test
  void aProcessThatIsAloneForgetsTheOthers() {
    us.nodes.forgetOthers();

    assertThat(us.nodes.alive(clock.instant())).isEqualTo(1);
  }

  /** An exception would end the schedule of beats, and nobody would notice. */
  @Test
  void presenceGoesOnWhateverOneBeatEndsWith() {
    AtomicInteger times = new AtomicInteger();
    Clock failing =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return clock.getZone();
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            if (times.incrementAndGet() == 3) {
              throw new IllegalStateException("of the test");
            }
            return clock.instant();
          }
        };
    NodeHeartbeat presence =
        new NodeHeartbeat(
            new NodeTable(jdbc, "fourth", ALIVE_FOR),
            us.commits,
            us.guard,
            opened(),
            new LedgerProperties(Duration.ofDays(90), Duration.ofSeconds(1), Duration.ZERO, true),
            false,
            failing);

    presence.start();
    Waiting.until(10, "more beats", () -> times.get() > 6);
    presence.stop();
  }

  @Test
  void presenceBeginsAndEndsWithTheProcess() {
    NodeHeartbeat presence =
        new NodeHeartbeat(
            new NodeTable(jdbc, "third", ALIVE_FOR),
            us.commits,
            us.guard,
            opened(),
            new LedgerProperties(Duration.ofDays(90), ALIVE_FOR, Duration.ZERO, true),
            false,
            clock);

    presence.start();
    assertThat(presence.alive()).isEqualTo(3);
    assertThat(presence.isRunning()).isTrue();

    presence.stop();
    assertThat(presence.isRunning()).isFalse();
    assertThat(us.nodes.alive(clock.instant())).isEqualTo(2);
  }

  private LedgerOpening opened() {
    LedgerOpening opening =
        new LedgerOpening(us.guard, "jdbc:h2:mem:x", Duration.ofSeconds(5), Duration.ZERO, clock);
    opening.open(
        new LedgerOpening.Database() {
          @Override
          public void migrate() {
            assertThat(us.nodes.alive(clock.instant())).isEqualTo(2);
          }

          @Override
          public void close() {
            throw new AssertionError("nothing is damaged");
          }
        });
    return opening;
  }

  @Test
  void whatIsOlderThanItIsKeptIsRemoved() {
    us.repository.add(first.key());
    accepted(message(List.of(first), ON_CALL));
    us.repository.confirm(first.key());
    us.commits.writeRest();
    clock.advance(Duration.ofDays(91));
    us.nodes.beat(clock.instant());

    LedgerProperties properties =
        new LedgerProperties(Duration.ofDays(90), ALIVE_FOR, Duration.ZERO, true);
    LedgerCleaner housekeeping =
        new LedgerCleaner(
            us.alarms,
            us.messages,
            new DecisionTable(jdbc),
            new SilenceTable(jdbc),
            new AckTable(jdbc, new RecipientHash("secret")),
            us.nodes,
            us.guard,
            properties,
            clock);

    assertThat(housekeeping.clean()).as("an alarm, a message, a process").isEqualTo(3);
    assertThat(housekeeping.clean()).isZero();
    assertWell(us);
  }

  private void accepted(Message message) {
    us.ledger.sending(List.of(message), exchange());
    us.ledger.posting(message);
    us.ledger.accepted(message, acceptance());
    assertWell(us);
  }

  private static List<Recipient> people(Recipient... people) {
    return List.of(people);
  }

  private static void fail(Exchange exchange) {
    exchange.setException(new IllegalStateException("something nobody thought of"));
    UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
  }
}

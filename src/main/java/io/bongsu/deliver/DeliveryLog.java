package io.bongsu.deliver;

import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.compose.Message;
import io.bongsu.deliver.Channels.Kind;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.MessageTable.NewMessage;
import io.bongsu.ledger.MessageTable.NewRecipient;
import io.bongsu.ledger.MessageTable.Part;
import io.bongsu.sens.PostLease;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * What the deliver stage writes down. A message stands in the ledger before it is posted and is
 * marked after it was accepted, so that after a crash it is known what may have been sent.
 * Thread-safe.
 */
public final class DeliveryLog {

  /**
   * For so long after a message was written, its first post need not be noted: the message counts
   * as posted so long after it was composed.
   */
  static final Duration FRESH = Duration.ofSeconds(1);

  private final MessageTable messages;
  private final MessageHistory history;
  private final AlarmTable alarms;
  private final LedgerGuard guard;
  private final GroupCommit commits;
  private final RefusedNumbers refusedNumbers;
  private final Duration postWithin;
  private final Duration fresh;
  private final Clock clock;

  /** Ids of the messages in work, with the time when they were written for a post at once. */
  private final Map<String, Instant> active = new ConcurrentHashMap<>();

  /**
   * @param refusedNumbers learns which numbers SENS does not take
   * @param postWithin how long after it was noted a post may begin, before another process can take
   *     the message over
   */
  public DeliveryLog(
      MessageTable messages,
      MessageHistory history,
      AlarmTable alarms,
      LedgerGuard guard,
      GroupCommit commits,
      RefusedNumbers refusedNumbers,
      Duration postWithin,
      Clock clock) {
    this.messages = messages;
    this.history = history;
    this.alarms = alarms;
    this.guard = guard;
    this.commits = commits;
    this.refusedNumbers = refusedNumbers;
    this.postWithin = postWithin;
    Duration half = postWithin.dividedBy(2);
    this.fresh = FRESH.compareTo(half) < 0 ? FRESH : half;
    this.clock = clock;
  }

  /**
   * The messages of a burst may be sent from now on. All are written before any is posted, so that
   * a crash between two does not leave out the recipients of the second.
   */
  public void sending(@Body List<Message> burst, Exchange exchange) {
    if (burst.isEmpty()) {
      return;
    }
    Instant written = clock.instant();
    burst.forEach(message -> begin(message.id(), exchange));
    burst.forEach(message -> active.replace(message.id(), written));
    guard.update(() -> commits.writeDurably(() -> burst.forEach(this::insert)));
  }

  private void insert(Message message) {
    messages.insert(entry(message));
  }

  /**
   * A message that continues another one on another channel.
   *
   * @param result what {@link #continuing} returns
   * @param origin id of the message that it continues
   */
  public record Continuation<T>(T result, Message message, String origin) {}

  /**
   * Decides on continuing messages and writes them, in one transaction. This process works on them
   * until the exchange ends.
   *
   * @param channel what carries it, such as {@code sms}
   */
  public <T> List<T> continuing(
      Supplier<List<Continuation<T>>> decision, Function<T, String> channel, Exchange exchange) {
    List<Continuation<T>> decided = new ArrayList<>();
    commits.writeDurably(
        () -> {
          List<Continuation<T>> next = decision.get();
          next.forEach(each -> begin(each.message().id(), exchange));
          next.forEach(each -> insert(each, channel.apply(each.result())));
          decided.clear();
          decided.addAll(next);
        });
    return decided.stream().map(Continuation::result).toList();
  }

  private void insert(Continuation<?> next, String channel) {
    messages.insert(entry(next.message(), channel, next.origin()));
  }

  /** The message as it goes into the ledger. */
  public static NewMessage entry(Message message) {
    return entry(message, "sms", null);
  }

  private static NewMessage entry(Message message, String channel, @Nullable String origin) {
    return new NewMessage(
        message.id(),
        message.tag(),
        message.lane(),
        message.team(),
        message.serverType(),
        message.kind().name(),
        message.subject(),
        message.text(),
        message.keys(),
        origin != null || isCritical(message),
        channel,
        origin,
        message.recipients().stream()
            .map(person -> new NewRecipient(person.number(), person.name()))
            .toList());
  }

  private static boolean isCritical(Message message) {
    return message.alarms().stream()
        .anyMatch(
            alarm -> alarm.severity() == Severity.CRITICAL && alarm.state() == AlarmState.ALARM);
  }

  /**
   * The message is about to be posted.
   *
   * @throws MessageTakenOverException if this process was thought dead and another one has it now
   */
  public void posting(Message message) {
    Instant written = active.replace(message.id(), Instant.MIN);
    if (written != null
        && written != Instant.MIN
        && clock.instant().isBefore(written.plus(fresh))) {
      PostLease.begin(postWithin.minus(fresh));
      return;
    }
    PostLease.begin(postWithin);
    if (!guard.query(() -> messages.posting(message.id()), true)) {
      throw new MessageTakenOverException(message.tag());
    }
  }

  /** The message that is sent now, whole as yet. */
  public MessageParts parts(@Body Message message) {
    return new MessageParts(message);
  }

  /** SENS has taken this part of a message. */
  public void acceptedPart(
      @Body Message message,
      @Variable("acceptance") Accepted accepted,
      @Variable("parts") MessageParts parts,
      @Variable("channel") @Nullable String channel) {
    parts.accepted();
    if (Kind.isSms(channel)) {
      message.recipients().forEach(refusedNumbers::remove);
    }
    accepted(message, accepted);
  }

  /** SENS has taken the message. */
  public void accepted(@Body Message message, @Variable("acceptance") Accepted accepted) {
    guard.update(() -> commits.write(() -> messages.accepted(message.id(), accepted.requestId())));
  }

  /** SENS has accepted a message that a process left unconfirmed: its alarms need no other. */
  public void done(Message message) {
    guard.update(
        () -> commits.write(() -> history.alarmsDoneBy(message.id()).forEach(alarms::done)));
  }

  /**
   * SENS has refused a part, perhaps for one of its recipients: its halves take its place in the
   * ledger, or, where there is one recipient, the refusal is written.
   */
  public void divide(
      @Body Message part,
      @Variable("refusal") Refused refusal,
      @Variable("parts") MessageParts parts,
      @Variable("channel") @Nullable String channel,
      Exchange exchange) {
    List<Message> halves = parts.divide(part, refusal);
    if (halves.isEmpty()) {
      refused(part);
      if (part.size() == 1 && Kind.isSms(channel)) {
        part.recipients().forEach(refusedNumbers::add);
      }
      return;
    }
    halves.forEach(half -> begin(half.id(), exchange));
    List<Part> written = halves.stream().map(half -> new Part(half.id(), half.numbers())).toList();
    guard.update(() -> commits.writeDurably(() -> messages.divide(part.id(), written)));
  }

  /**
   * Fails a message that SENS refused for all its recipients, unless another one about the same
   * alarms was accepted: then a number is wrong and not the alarm unsent.
   */
  public void requireAccepted(@Body Message last, @Variable("parts") MessageParts parts) {
    Refused refusal = parts.refusal();
    if (refusal != null && !guard.query(() -> history.isAcceptedElsewhere(last.id()), false)) {
      refusal.orThrow();
    }
  }

  /** SENS will not take the message. */
  public void refused(Message message) {
    guard.update(() -> commits.write(() -> messages.refused(message.id())));
  }

  /**
   * Begins to work on a message, until the exchange ends one way or the other; false if this
   * process works on it already.
   */
  boolean begin(String id, Exchange exchange) {
    if (active.putIfAbsent(id, Instant.MIN) != null) {
      return false;
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange ended) {
                active.remove(id);
                PostLease.end();
              }
            });
    return true;
  }
}

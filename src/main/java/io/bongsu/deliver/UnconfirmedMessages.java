package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.notify.Recipient;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds messages that may have been sent and that no living process works on, such as those a crash
 * left behind. Thread-safe.
 */
public final class UnconfirmedMessages {

  private static final Logger LOG = LoggerFactory.getLogger(UnconfirmedMessages.class);
  private static final int AT_ONCE = 20;

  private final MessageTable rows;
  private final MessageHistory history;
  private final DeliveryLog ledger;
  private final LedgerGuard guard;
  private final Channels channels;

  public UnconfirmedMessages(
      MessageTable rows,
      MessageHistory history,
      DeliveryLog ledger,
      LedgerGuard guard,
      Channels channels) {
    this.rows = rows;
    this.history = history;
    this.ledger = ledger;
    this.guard = guard;
    this.channels = channels;
  }

  /**
   * Takes some of them over, until the exchange ends; each is to be asked for at SENS before it is
   * posted again.
   */
  public List<UnconfirmedMessage> take(Exchange exchange) {
    return guard.query(
        () ->
            rows.unconfirmed(AT_ONCE).stream()
                .filter(row -> ledger.begin(row.id(), exchange) && rows.takeOver(row))
                .map(this::read)
                .flatMap(Optional::stream)
                .toList(),
        List.of());
  }

  private Optional<UnconfirmedMessage> read(MessageTable.UnconfirmedRow row) {
    List<Recipient> known = channels.everyone(row.team());
    List<String> numbers =
        history.recipients(row.id(), known.stream().map(Recipient::number).toList());
    List<Recipient> people =
        known.stream().filter(person -> numbers.contains(person.number())).toList();
    if (people.isEmpty()) {
      LOG.error(
          "message #{} cannot be sent again: none of its recipients is in the team '{}' any more;"
              + " its alarms come back from the queue and go to those who are",
          row.tag(),
          row.team());
      rows.refused(row.id());
      return Optional.empty();
    }
    return Optional.of(new UnconfirmedMessage(message(row, people), lastSeen(row), row.channel()));
  }

  /**
   * Also one that was never noted as posted may have been: the note may have been lost, or there
   * was none because it was posted as soon as it was written.
   */
  private static Instant lastSeen(MessageTable.UnconfirmedRow row) {
    OffsetDateTime posted = row.postedAt();
    return posted == null
        ? row.composedAt().toInstant().plus(DeliveryLog.FRESH)
        : posted.toInstant();
  }

  private static Message message(MessageTable.UnconfirmedRow row, List<Recipient> people) {
    return new Message(
        row.id(),
        row.composedAt().toInstant(),
        row.tag(),
        row.lane(),
        row.team(),
        row.serverType(),
        MessageKind.valueOf(row.kind()),
        row.subject(),
        row.text(),
        people,
        List.of());
  }
}

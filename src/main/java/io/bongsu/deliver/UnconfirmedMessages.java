package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageTable;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
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
  private final DeliveryLog ledger;
  private final LedgerGuard guard;
  private final Recipients recipients;

  public UnconfirmedMessages(
      MessageTable rows, DeliveryLog ledger, LedgerGuard guard, Recipients recipients) {
    this.rows = rows;
    this.ledger = ledger;
    this.guard = guard;
    this.recipients = recipients;
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

  private Optional<UnconfirmedMessage> read(MessageTable.UnconfirmedRow unsettled) {
    List<Recipient> team = recipients.everyone(unsettled.team());
    List<String> numbers =
        rows.recipients(unsettled.id(), team.stream().map(Recipient::number).toList());
    List<Recipient> people =
        team.stream().filter(person -> numbers.contains(person.number())).toList();
    if (people.isEmpty()) {
      LOG.error(
          "message #{} cannot be sent again: none of its recipients is in the team '{}' any more;"
              + " its alarms come back from the queue and go to those who are",
          unsettled.tag(),
          unsettled.team());
      rows.refused(unsettled.id());
      return Optional.empty();
    }
    return Optional.of(new UnconfirmedMessage(message(unsettled, people), lastSeen(unsettled)));
  }

  /** Also one that was never noted as posted may have been: the note may have been lost. */
  private static Instant lastSeen(MessageTable.UnconfirmedRow unsettled) {
    OffsetDateTime posted = unsettled.postedAt();
    return (posted == null ? unsettled.composedAt() : posted).toInstant();
  }

  private static Message message(MessageTable.UnconfirmedRow unsettled, List<Recipient> people) {
    return new Message(
        unsettled.id(),
        unsettled.composedAt().toInstant(),
        unsettled.tag(),
        unsettled.lane(),
        unsettled.team(),
        unsettled.serverType(),
        MessageKind.valueOf(unsettled.kind()),
        unsettled.subject(),
        unsettled.text(),
        people,
        List.of());
  }
}

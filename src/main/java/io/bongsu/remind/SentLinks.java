package io.bongsu.remind;

import io.bongsu.compose.AckLinks;
import io.bongsu.compose.Message;
import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.AckTable.AlarmRow;
import io.bongsu.ledger.AckTable.NewLink;
import io.bongsu.notify.Recipient;
import java.util.List;

/** Writes into the ledger which links messages carry, and what they are about. Thread-safe. */
final class SentLinks {

  private final AckLinks links;
  private final AckTable table;

  SentLinks(AckLinks links, AckTable table) {
    this.links = links;
    this.table = table;
  }

  /** Those of the messages that carry one. */
  List<Message> in(List<Message> messages) {
    return messages.stream().filter(message -> links.tokenIn(message.text()).isPresent()).toList();
  }

  /** Within a transaction. */
  void write(Message message) {
    List<AlarmRow> alarms =
        message.alarms().stream()
            .filter(OpenAlarms::staysOpen)
            .map(alarm -> new AlarmRow(alarm.source(), alarm.key(), false))
            .toList();
    links.tokenIn(message.text()).ifPresent(token -> table.add(link(message, token), alarms));
  }

  private NewLink link(Message message, String token) {
    Recipient person = message.recipients().get(0);
    return new NewLink(
        token,
        message.tag(),
        person.shown(),
        person.number(),
        message.composedAt().plus(links.expires()));
  }
}

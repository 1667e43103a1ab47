package io.bongsu.receipt;

import io.bongsu.compose.AckLinks;
import io.bongsu.compose.Message;
import io.bongsu.compose.MessageId;
import io.bongsu.compose.MessageKind;
import io.bongsu.deliver.Channels;
import io.bongsu.deliver.Channels.Kind;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.ReceiptTable;
import io.bongsu.ledger.ReceiptTable.DueRow;
import io.bongsu.ledger.ReceiptTable.FamilyRow;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.notify.Recipient;
import io.bongsu.receipt.ReceiptProperties.Failover;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * Finds messages that did not reach a phone in time and writes those that continue them: to the
 * person's next channel; without one to the next person of the escalation, if nobody else has it or
 * may still get it; then to the rest of the team; without anybody to the fallback topic. What is
 * taken over and what continues it are one transaction, so that each person gets at most one text
 * on each channel, through a crash and with several processes. Thread-safe.
 */
public final class Failovers {

  private static final int AT_ONCE = 50;

  private final ReceiptTable table;
  private final DeliveryLog log;
  private final Channels channels;
  private final RecipientHash hash;
  private final AckLinks links;
  private final AckTable sentLinks;
  private final LedgerGuard guard;
  private final ReceiptProperties properties;
  private final Clock clock;

  Failovers(
      ReceiptTable table,
      DeliveryLog log,
      Channels channels,
      RecipientHash hash,
      AckLinks links,
      AckTable sentLinks,
      LedgerGuard guard,
      ReceiptProperties properties,
      Clock clock) {
    this.table = table;
    this.log = log;
    this.channels = channels;
    this.hash = hash;
    this.links = links;
    this.sentLinks = sentLinks;
    this.guard = guard;
    this.properties = properties;
    this.clock = clock;
  }

  /** The messages that go out on a next channel now. */
  public List<NextMessage> take(Exchange exchange) {
    if (properties.failover() == Failover.NONE) {
      return List.of();
    }
    Instant before = clock.instant().minus(properties.deadline());
    boolean criticalOnly = properties.failover() == Failover.CRITICAL;
    List<DueRow> due =
        guard.query(() -> table.due(before, criticalOnly, AT_ONCE), List.<DueRow>of());
    return due.stream().flatMap(leg -> next(leg, exchange).stream()).toList();
  }

  private List<NextMessage> next(DueRow leg, Exchange exchange) {
    return guard.query(
        () -> log.continuing(() -> decide(leg), next -> next.channel().key(), exchange), List.of());
  }

  /** Within one transaction. */
  private List<DeliveryLog.Continuation<NextMessage>> decide(DueRow leg) {
    List<FamilyRow> family = table.family(leg.root());
    if (!table.passOn(leg)) {
      return List.of();
    }
    Set<String> tried =
        family.stream().map(row -> row.channel() + row.hash()).collect(Collectors.toSet());
    boolean reached = family.stream().anyMatch(row -> reaches(row, leg));
    List<NextMessage> next = nextChannel(leg, tried);
    if (next.isEmpty() && !reached) {
      next = toOthers(leg, untried(channels.escalation(leg.team(), clock.instant()), tried, 1));
    }
    if (next.isEmpty()) {
      List<Recipient> team = channels.others(leg.team(), clock.instant());
      next = toOthers(leg, untried(team, tried, Message.MAX_RECIPIENTS));
    }
    if (next.isEmpty() && !reached) {
      table.unreached(leg.root());
    }
    return next.stream()
        .map(one -> new DeliveryLog.Continuation<>(one, one.message(), leg.root()))
        .toList();
  }

  /** Whether another leg has reached a phone or may still do so. */
  private static boolean reaches(FamilyRow row, DueRow leg) {
    boolean same = row.hash().equals(leg.hash()) && row.channel().equals(leg.channel());
    return row.isDelivered() || (row.isOpen() && !same);
  }

  private List<NextMessage> nextChannel(DueRow leg, Set<String> tried) {
    Kind kind = Kind.of(leg.channel());
    return people(leg.team())
        .filter(person -> hash.of(person.number()).equals(leg.hash()))
        .findFirst()
        .flatMap(
            person ->
                channels.after(person.number(), kind).stream()
                    .filter(channel -> !tried.contains(key(channel.kind(), channel.recipient())))
                    .findFirst())
        .map(channel -> message(leg, channel.kind(), List.of(channel.recipient()), leg.text()))
        .stream()
        .toList();
  }

  private Stream<Recipient> people(String team) {
    return Stream.concat(
        channels.others(team, clock.instant()).stream(), channels.known().stream());
  }

  private List<Recipient> untried(List<Recipient> people, Set<String> tried, int most) {
    return people.stream()
        .filter(person -> !tried.contains(key(Kind.SMS, person)))
        .limit(most)
        .toList();
  }

  /** One message for all of them; where it has a link to acknowledge, one for each. */
  private List<NextMessage> toOthers(DueRow leg, List<Recipient> people) {
    Optional<String> token = links.tokenIn(leg.text());
    if (people.isEmpty() || token.isEmpty()) {
      return people.isEmpty() ? List.of() : List.of(message(leg, Kind.SMS, people, leg.text()));
    }
    return people.stream().map(person -> linked(leg, token.get(), person)).toList();
  }

  private NextMessage linked(DueRow leg, String token, Recipient person) {
    Instant now = clock.instant();
    String text = links.forAnother(leg.text(), leg.tag(), now, person);
    String own = links.tokenIn(text).orElse(token);
    sentLinks.addLike(
        token,
        new AckTable.NewLink(
            own, leg.tag(), person.shown(), person.number(), now.plus(links.expires())));
    return message(leg, Kind.SMS, List.of(person), text);
  }

  private String key(Kind kind, Recipient recipient) {
    return kind.key() + hash.of(recipient.number());
  }

  private NextMessage message(DueRow leg, Kind kind, List<Recipient> people, String text) {
    Message message =
        new Message(
            MessageId.next(),
            clock.instant(),
            leg.tag(),
            leg.lane(),
            leg.team(),
            leg.serverType(),
            MessageKind.valueOf(leg.kind()),
            leg.subject(),
            text,
            people,
            List.of());
    return new NextMessage(message, kind, leg.channel());
  }
}

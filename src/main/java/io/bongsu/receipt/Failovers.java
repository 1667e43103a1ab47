package io.bongsu.receipt;

import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.deliver.Channels;
import io.bongsu.deliver.Channels.Kind;
import io.bongsu.deliver.DeliveryLog;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * Finds messages that did not reach a phone in time and writes those that continue them: to the
 * person's next channel, without one to the rest of the team, without anybody to the fallback
 * topic. What is taken over and what continues it are one transaction, so that each person gets at
 * most one text on each channel, through a crash and with several processes. Thread-safe.
 */
public final class Failovers {

  private static final int AT_ONCE = 50;

  private final ReceiptTable table;
  private final DeliveryLog log;
  private final Channels channels;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final ReceiptProperties properties;
  private final Clock clock;

  Failovers(
      ReceiptTable table,
      DeliveryLog log,
      Channels channels,
      RecipientHash hash,
      LedgerGuard guard,
      ReceiptProperties properties,
      Clock clock) {
    this.table = table;
    this.log = log;
    this.channels = channels;
    this.hash = hash;
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

  private Optional<NextMessage> next(DueRow leg, Exchange exchange) {
    return guard.query(
        () -> log.continuing(() -> decide(leg), next -> next.channel().key(), exchange),
        Optional.empty());
  }

  /** Within one transaction. */
  private Optional<DeliveryLog.Continuation<NextMessage>> decide(DueRow leg) {
    List<FamilyRow> family = table.family(leg.root());
    if (!table.passOn(leg)) {
      return Optional.empty();
    }
    Set<String> tried =
        family.stream().map(row -> row.channel() + row.hash()).collect(Collectors.toSet());
    Optional<NextMessage> next = nextChannel(leg, tried).or(() -> rest(leg, tried));
    if (next.isEmpty() && family.stream().noneMatch(row -> reaches(row, leg))) {
      table.unreached(leg.root());
    }
    return next.map(
        message -> new DeliveryLog.Continuation<>(message, message.message(), leg.root()));
  }

  /** Whether another leg has reached a phone or may still do so. */
  private static boolean reaches(FamilyRow row, DueRow leg) {
    boolean same = row.hash().equals(leg.hash()) && row.channel().equals(leg.channel());
    return row.isDelivered() || (row.isOpen() && !same);
  }

  private Optional<NextMessage> nextChannel(DueRow leg, Set<String> tried) {
    Kind kind = Kind.of(leg.channel());
    return people(leg.team())
        .filter(person -> hash.of(person.number()).equals(leg.hash()))
        .findFirst()
        .flatMap(
            person ->
                channels.after(person.number(), kind).stream()
                    .filter(channel -> !tried.contains(key(channel.kind(), channel.recipient())))
                    .findFirst())
        .map(channel -> message(leg, channel.kind(), List.of(channel.recipient())));
  }

  private Stream<Recipient> people(String team) {
    return Stream.concat(
        channels.others(team, clock.instant()).stream(), channels.known().stream());
  }

  private Optional<NextMessage> rest(DueRow leg, Set<String> tried) {
    List<Recipient> rest =
        channels.others(leg.team(), clock.instant()).stream()
            .filter(person -> !tried.contains(key(Kind.SMS, person)))
            .limit(Message.MAX_RECIPIENTS)
            .toList();
    return rest.isEmpty() ? Optional.empty() : Optional.of(message(leg, Kind.SMS, rest));
  }

  private String key(Kind kind, Recipient recipient) {
    return kind.key() + hash.of(recipient.number());
  }

  private NextMessage message(DueRow leg, Kind kind, List<Recipient> people) {
    Message message =
        new Message(
            UUID.randomUUID().toString(),
            clock.instant(),
            leg.tag(),
            leg.lane(),
            leg.team(),
            leg.serverType(),
            MessageKind.valueOf(leg.kind()),
            leg.subject(),
            leg.text(),
            people,
            List.of());
    return new NextMessage(message, kind, leg.channel());
  }
}

package io.bongsu.receipt;

import io.bongsu.deliver.Channels.Kind;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.ReceiptTable;
import io.bongsu.ledger.ReceiptTable.LegRow;
import io.bongsu.ledger.ReceiptTable.OpenRow;
import io.bongsu.ledger.ReceiptTable.Result;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.sens.SensListQuery;
import io.bongsu.sens.SensListed;
import io.bongsu.sens.SensListed.Item;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Says which results are to be asked for, and writes those that came. Thread-safe; when each was
 * last asked for is kept in memory, so that a new process asks for all at once.
 */
public final class Receipts {

  /** The clocks of SENS and of this machine differ; SENS refuses five minutes. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** So many messages are asked for one by one; one page of a list has room for a hundred. */
  private static final int SINGLE = 3;

  private final ReceiptTable table;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final TransactionOperations transaction;
  private final ReceiptMeters meters;
  private final ReceiptProperties properties;
  private final Clock clock;
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  Receipts(
      ReceiptTable table,
      RecipientHash hash,
      LedgerGuard guard,
      TransactionOperations transaction,
      ReceiptMeters meters,
      ReceiptProperties properties,
      Clock clock) {
    this.table = table;
    this.hash = hash;
    this.guard = guard;
    this.transaction = transaction;
    this.meters = meters;
    this.properties = properties;
    this.clock = clock;
  }

  /** What to ask SENS now: a few messages each by its request, many of a team together. */
  public List<ReceiptQuery> due() {
    Instant now = clock.instant();
    List<OpenRow> open =
        guard.query(() -> table.open(now.minus(properties.giveUp())), List.<OpenRow>of());
    asked.keySet().retainAll(open.stream().map(OpenRow::id).collect(Collectors.toSet()));
    Map<String, List<OpenRow>> due = new TreeMap<>();
    for (OpenRow row : open) {
      if (ReceiptPlan.isDue(row.acceptedAt().toInstant(), asked.get(row.id()), now)) {
        asked.put(row.id(), now);
        due.computeIfAbsent(group(row), group -> new ArrayList<>()).add(row);
      }
    }
    return due.values().stream().flatMap(Receipts::queries).toList();
  }

  private static Stream<ReceiptQuery> queries(List<OpenRow> due) {
    boolean together = due.size() > SINGLE && !isMail(due.get(0));
    return together ? Stream.of(all(due)) : due.stream().map(Receipts::one);
  }

  private static String group(OpenRow row) {
    return row.team() + " " + row.channel();
  }

  /** Several requests of mails cannot be listed together with their results. */
  private static boolean isMail(OpenRow row) {
    return row.channel().equals(Kind.MAIL.key());
  }

  private static ReceiptQuery one(OpenRow row) {
    return new ReceiptQuery(
        row.team(), row.channel(), new SensListQuery.OfRequest(row.requestId()), List.of(row));
  }

  /** The rows are ordered by the time of their acceptance. */
  private static ReceiptQuery all(List<OpenRow> rows) {
    OpenRow row = rows.get(0);
    Instant first = row.acceptedAt().toInstant().minus(SKEW);
    Instant last = rows.get(rows.size() - 1).acceptedAt().toInstant().plus(SKEW);
    return new ReceiptQuery(
        row.team(), row.channel(), new SensListQuery.Between(first, last, null), rows);
  }

  /** Writes the results that SENS listed; returns those that are new. */
  public List<Receipt> read(@Body ReceiptQuery query, @Variable("listed") SensListed listed) {
    Map<String, OpenRow> byRequest =
        query.open().stream()
            .collect(Collectors.toMap(OpenRow::requestId, Function.identity(), (a, b) -> a));
    Map<OpenRow, List<Item>> items =
        listed.items().stream()
            .filter(item -> item.isFinal() && byRequest.containsKey(item.requestId()))
            .collect(Collectors.groupingBy(item -> byRequest.get(item.requestId())));
    if (items.isEmpty()) {
      return List.of();
    }
    List<Receipt> receipts = new ArrayList<>();
    guard.update(
        () ->
            transaction.executeWithoutResult(
                status -> items.forEach((row, results) -> receipts.addAll(write(row, results)))));
    receipts.forEach(meters::record);
    return List.copyOf(receipts);
  }

  private List<Receipt> write(OpenRow row, List<Item> items) {
    Map<String, Item> byHash =
        items.stream()
            .collect(
                Collectors.toMap(item -> hash.of(item.to()), Function.identity(), (a, b) -> a));
    List<Receipt> receipts = new ArrayList<>();
    List<LegRow> legs = table.legs(row.id());
    boolean single = legs.size() == 1 && items.size() == 1;
    for (LegRow leg : legs) {
      Item item = single ? items.get(0) : byHash.get(leg.hash());
      if (item != null && table.complete(result(leg, item))) {
        receipts.add(receipt(row, leg, item));
      }
    }
    return receipts;
  }

  private static Result result(LegRow leg, Item item) {
    return new Result(
        leg.messageId(),
        leg.hash(),
        item.isDelivered(),
        item.messageId(),
        item.carrier(),
        item.statusCode());
  }

  private static Receipt receipt(OpenRow row, LegRow leg, Item item) {
    return new Receipt(
        row.tag(),
        row.team(),
        leg.channel(),
        "***-****-" + leg.lastFour(),
        leg.person(),
        item.isDelivered(),
        item.carrier(),
        Objects.requireNonNullElse(item.statusCode(), "?"),
        item.took());
  }

  /** Gives up on what no carrier has said anything about for {@code bongsu.receipt.give-up}. */
  public int expire() {
    Instant before = clock.instant().minus(properties.giveUp());
    return guard.query(() -> table.expire(before), 0);
  }
}

package io.bongsu.console;

import io.bongsu.console.HistoryPage.Ack;
import io.bongsu.console.HistoryPage.Entry;
import io.bongsu.console.HistoryPage.Receiver;
import io.bongsu.console.HistoryPage.Sent;
import io.bongsu.ledger.HistoryTable;
import io.bongsu.ledger.HistoryTable.AckRow;
import io.bongsu.ledger.HistoryTable.DecisionRow;
import io.bongsu.ledger.HistoryTable.MessageRow;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the history: of each alarm what was decided, and what became of its messages. */
public final class History {

  private final HistoryTable table;
  private final ZoneId zone;

  public History(HistoryTable table, ZoneId zone) {
    this.table = table;
    this.zone = zone;
  }

  /**
   * @throws IllegalArgumentException with a sentence, if the request cannot be read
   */
  public HistoryPage page(HistoryRequest request) {
    int limit = request.limit();
    List<DecisionRow> rows = table.decisions(request.filter(), limit + 1);
    List<DecisionRow> shown = rows.subList(0, Math.min(limit, rows.size()));
    Map<String, List<MessageRow>> messages =
        table.messages(shown.stream().map(DecisionRow::alarmKey).toList()).stream()
            .collect(Collectors.groupingBy(row -> HistoryTable.change(row.alarmKey())));
    Map<String, List<AckRow>> acknowledged =
        table.acknowledgements(shown.stream().map(DecisionRow::alarmKey).toList()).stream()
            .collect(Collectors.groupingBy(AckRow::alarmKey));
    List<Entry> entries =
        shown.stream()
            .map(
                row ->
                    entry(
                        row,
                        messages.getOrDefault(row.alarmKey(), List.of()),
                        acknowledged.getOrDefault(row.alarmKey(), List.of())))
            .toList();
    return new HistoryPage(entries, rows.size() > limit ? next(shown.get(limit - 1)) : null);
  }

  private static String next(DecisionRow last) {
    return HistoryRequest.next(last.decidedAt().toInstant(), last.alarmKey());
  }

  private Entry entry(DecisionRow row, List<MessageRow> messages, List<AckRow> acknowledged) {
    return new Entry(
        Objects.requireNonNull(time(row.changedAt())),
        Objects.requireNonNull(time(row.arrivedAt())),
        Objects.requireNonNull(time(row.decidedAt())),
        row.name(),
        row.state(),
        row.severity(),
        row.serverType(),
        row.team(),
        row.resource(),
        row.why(),
        row.lane(),
        row.outcome(),
        row.reason(),
        row.copies(),
        sent(messages),
        acknowledged.stream()
            .map(ack -> new Ack(ack.name(), Objects.requireNonNull(time(ack.ackedAt()))))
            .toList());
  }

  private List<Sent> sent(List<MessageRow> rows) {
    Map<String, List<MessageRow>> byMessage =
        rows.stream()
            .collect(
                Collectors.groupingBy(MessageRow::id, LinkedHashMap::new, Collectors.toList()));
    List<Sent> sent = new ArrayList<>();
    byMessage.forEach(
        (id, people) -> {
          MessageRow first = people.get(0);
          sent.add(
              new Sent(
                  first.tag(),
                  first.kind(),
                  first.text(),
                  first.state(),
                  Objects.requireNonNull(time(first.composedAt())),
                  time(first.acceptedAt()),
                  people.stream().map(this::receiver).toList()));
        });
    return sent;
  }

  private Receiver receiver(MessageRow row) {
    return new Receiver(
        row.person(),
        "***-****-" + row.lastFour(),
        row.channel(),
        row.receipt(),
        row.carrier(),
        row.code(),
        time(row.completedAt()));
  }

  private @Nullable String time(@Nullable OffsetDateTime time) {
    return time == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            time.atZoneSameInstant(zone)
                .toOffsetDateTime()
                .truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
  }
}

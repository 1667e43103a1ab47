package io.bongsu.remind;

import io.bongsu.ack.AckDoor;
import io.bongsu.ack.AckStanding;
import io.bongsu.ack.AckStanding.Kind;
import io.bongsu.ack.AckTokens;
import io.bongsu.alarm.ParsedDocument.Acknowledgement;
import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.AckTable.AlarmRow;
import io.bongsu.ledger.AckTable.LinkRow;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OpenAlarmTable.Holder;
import io.bongsu.ledger.OpenAlarmTable.Row;
import io.bongsu.notify.Escalation;
import io.bongsu.queue.NotNowException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people acknowledge. An acknowledgement holds for {@code bongsu.ack.expires}: until
 * then there is neither a reminder of the text's alarms nor an escalation, after that both go on as
 * if the alarm were new. The first one counts, through copies and with several processes.
 * Thread-safe.
 */
public final class Acknowledgements implements AckDoor.Sent {

  private final AckTokens tokens;
  private final Duration holds;
  private final AckTable links;
  private final OpenAlarmTable open;
  private final LedgerGuard guard;
  private final GroupCommit commits;
  private final RemindProperties reminders;
  private final Escalation escalation;
  private final Clock clock;

  Acknowledgements(
      AckTokens tokens,
      Duration holds,
      AckTable links,
      OpenAlarmTable open,
      LedgerGuard guard,
      GroupCommit commits,
      RemindProperties reminders,
      Escalation escalation,
      Clock clock) {
    this.tokens = tokens;
    this.holds = holds;
    this.links = links;
    this.open = open;
    this.guard = guard;
    this.commits = commits;
    this.reminders = reminders;
    this.escalation = escalation;
    this.clock = clock;
  }

  /**
   * Takes one from the queue.
   *
   * @throws NotNowException if the ledger does not answer
   */
  public AckOutcome take(@Body Acknowledgement given) {
    Optional<Instant> at = tokens.acknowledgedAt(given.token(), given.at(), given.signature());
    if (at.isEmpty()) {
      return AckOutcome.ignored("it is not signed with bongsu.ack.secret");
    }
    return guard
        .query(() -> Optional.of(written(given.token(), at.get())), Optional.<AckOutcome>empty())
        .orElseThrow(
            () -> new NotNowException("the ledger does not answer: the acknowledgement waits"));
  }

  private AckOutcome written(String token, Instant at) {
    AtomicReference<AckOutcome> outcome = new AtomicReference<>(AckOutcome.ignored(""));
    commits.writeDurably(() -> outcome.set(decide(token, at)));
    return Objects.requireNonNull(outcome.get());
  }

  /** Within one transaction. */
  private AckOutcome decide(String token, Instant at) {
    LinkRow link = links.lock(token).orElse(null);
    if (link == null) {
      return AckOutcome.ignored("no text has this link");
    }
    if (!at.isBefore(link.expiresAt().toInstant())) {
      return AckOutcome.ignored("the link had expired");
    }
    if (link.ackedAt() != null) {
      return AckOutcome.ignored("it is a copy");
    }
    List<AlarmRow> taken = acknowledge(links.alarms(token), link.name(), at);
    links.acknowledged(token, at, taken, now());
    return taken.isEmpty()
        ? AckOutcome.ignored("somebody else has the alarms, or they are over")
        : new AckOutcome(true, link.name(), link.tag(), taken.size(), "");
  }

  private List<AlarmRow> acknowledge(List<AlarmRow> alarms, String by, Instant at) {
    Map<String, Row> rows =
        open.of(alarms.stream().map(AlarmRow::source).toList()).stream()
            .collect(Collectors.toMap(Row::source, row -> row));
    List<AlarmRow> taken = new ArrayList<>();
    Instant until = at.plus(holds);
    for (AlarmRow alarm : alarms) {
      Row row = rows.get(alarm.source());
      if (row != null
          && row.alarmKey().equals(alarm.alarmKey())
          && open.acknowledge(row, by, at, until, remindAt(until), escalateAt(row, until))) {
        taken.add(alarm);
      }
    }
    return taken;
  }

  private @Nullable Instant remindAt(Instant until) {
    return reminders.isOn() ? until : null;
  }

  private @Nullable Instant escalateAt(Row row, Instant until) {
    return escalation.after(row.team(), 0).map(until::plus).orElse(null);
  }

  /** How the alarms of a link stand; open, where the ledger cannot say. */
  @Override
  public Optional<AckStanding> find(String token) {
    return guard.query(() -> standing(token), Optional.of(AckStanding.UNKNOWN));
  }

  private Optional<AckStanding> standing(String token) {
    Instant now = now();
    return links
        .link(token)
        .filter(link -> now.isBefore(link.expiresAt().toInstant()))
        .map(link -> standing(link, links.alarms(token), now));
  }

  private AckStanding standing(LinkRow link, List<AlarmRow> alarms, Instant now) {
    List<String> keys = alarms.stream().map(AlarmRow::alarmKey).toList();
    List<Holder> lasting =
        open.holders(alarms.stream().map(AlarmRow::source).toList()).stream()
            .filter(holder -> keys.contains(holder.alarmKey()))
            .toList();
    if (lasting.isEmpty()) {
      return new AckStanding(Kind.OVER, null);
    }
    if (link.ackedAt() != null && alarms.stream().anyMatch(AlarmRow::taken)) {
      return new AckStanding(Kind.MINE, link.name());
    }
    boolean held = lasting.stream().allMatch(holder -> holder.at(now) != null);
    return held
        ? new AckStanding(Kind.TAKEN, lasting.get(0).by())
        : new AckStanding(Kind.OPEN, null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

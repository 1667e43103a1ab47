package io.bongsu.notify;

import io.bongsu.alarm.Severity;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.SilenceTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Silences that somebody made in the console. They are read from the ledger at most once in some
 * seconds; if it does not answer, nothing is silenced. Thread-safe.
 */
public final class HandmadeSilences {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private record Known(Instant readAt, List<Silence> silences) {}

  private final SilenceTable table;
  private final WaitingAlarms waiting;
  private final QuietTimes quiet;
  private final Recipients recipients;
  private final LedgerGuard guard;
  private final Clock clock;
  private volatile @Nullable Known known;

  HandmadeSilences(
      SilenceTable table,
      WaitingAlarms waiting,
      QuietTimes quiet,
      Recipients recipients,
      LedgerGuard guard,
      Clock clock) {
    this.table = table;
    this.waiting = waiting;
    this.quiet = quiet;
    this.recipients = recipients;
    this.guard = guard;
    this.clock = clock;
  }

  List<Silence> silences() {
    Instant now = clock.instant();
    Known last = known;
    if (last != null && now.isBefore(last.readAt().plus(FRESH))) {
      return last.silences();
    }
    List<Silence> read = open().stream().map(HandmadeSilences::silence).toList();
    known = new Known(now, read);
    return read;
  }

  private static Silence silence(SilenceTable.Row row) {
    String severity = row.severity();
    return new Silence(
        "a silence made by hand",
        row.alarm(),
        null,
        severity == null ? null : Severity.valueOf(severity),
        row.fromAt().toInstant(),
        row.untilAt().toInstant(),
        row.note());
  }

  /** Those that have not ended yet. */
  public List<SilenceTable.Row> open() {
    return guard.query(() -> table.open(clock.instant()), List.of());
  }

  /**
   * Silences alarms from now on.
   *
   * @param alarm a glob over the name
   * @param severity null for all but CRITICAL
   */
  public String begin(String alarm, @Nullable Severity severity, Duration time, String note) {
    Instant now = clock.instant();
    String id =
        table.begin(alarm, severity == null ? null : severity.name(), now, now.plus(time), note);
    known = null;
    return id;
  }

  /** What it held is sent now. False if there is no such open silence. */
  public boolean end(String id) {
    Instant now = clock.instant();
    List<SilenceTable.Row> silences = open();
    boolean ended = table.end(id, now);
    known = null;
    silences.stream()
        .filter(silence -> ended && silence.id().equals(id))
        .map(HandmadeSilences::silence)
        .forEach(silence -> release(silence, now));
    return ended;
  }

  /** What waited for the end of a silence waits no longer, but for the person's quiet hours. */
  private void release(Silence silence, Instant now) {
    Severity severity =
        silence.severity() == Severity.CRITICAL ? Severity.CRITICAL : Severity.WARNING;
    recipients
        .phones()
        .distinct()
        .forEach(
            person ->
                waiting.move(
                    person,
                    quiet.notDisturbing(person, severity, silence.until()),
                    quiet.notDisturbing(person, severity, now)));
  }
}

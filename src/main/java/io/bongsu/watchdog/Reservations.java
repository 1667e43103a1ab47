package io.bongsu.watchdog;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.ReservationTable;
import io.bongsu.ledger.ReservationTable.ReservationRow;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.SensListQuery;
import io.bongsu.sens.SensListed;
import io.bongsu.sens.SensMessage;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensReservation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The text "Bongsu silent since 14:02", which stands reserved at SENS for some minutes from now.
 * The next one is booked first, and only then is the one before it cancelled, so that there is
 * never none. All are in the ledger, which outlives the process. Thread-safe; of processes that
 * share the ledger any may do each step.
 */
public final class Reservations {

  /** The clocks of SENS and of this machine differ; SENS refuses five minutes. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final Duration KEPT = Duration.ofDays(1);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int MAX_PHONES = 10;

  private final ReservationTable table;
  private final LedgerGuard guard;
  private final Recipients recipients;
  private final WatchdogProperties properties;
  private final ZoneId zone;
  private final Clock clock;

  Reservations(
      ReservationTable table,
      LedgerGuard guard,
      Recipients recipients,
      WatchdogProperties properties,
      ZoneId zone,
      Clock clock) {
    this.table = table;
    this.guard = guard;
    this.recipients = recipients;
    this.properties = properties;
    this.zone = zone;
    this.clock = clock;
  }

  /** The text to book now; null while the one before it is young. */
  public @Nullable Booking due() {
    if (properties.reserve().isZero()) {
      return null;
    }
    Instant now = clock.instant();
    Instant renewed = now.minus(properties.renew());
    return guard
        .query(
            () -> isYoung(renewed) ? Optional.<Booking>empty() : Optional.of(book(now)),
            Optional.<Booking>empty())
        .orElse(null);
  }

  private boolean isYoung(Instant renewed) {
    return table.standing().stream().anyMatch(row -> row.bookedAt().toInstant().isAfter(renewed));
  }

  private Booking book(Instant now) {
    Instant at = now.plus(properties.reserve()).plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    String text =
        "[봉수] %s 이후 응답 없음. 서버 경보가 문자로 오지 않을 수 있습니다".formatted(TIME.format(now.atZone(zone)));
    List<String> phones =
        recipients.of(properties.team(), now).stream()
            .map(Recipient::number)
            .limit(MAX_PHONES)
            .toList();
    String id = UUID.randomUUID().toString();
    table.removeDue(now.minus(KEPT));
    table.booking(id, text, at);
    return new Booking(
        id,
        properties.team(),
        new SensReservation(new SensMessage(SensMessage.Type.SMS, null, text, phones), at));
  }

  /**
   * SENS has answered.
   *
   * @throws io.bongsu.sens.SensException if it has not accepted the text, or may not have
   */
  public void booked(@Body Booking booking, @Variable("outcome") SensOutcome outcome) {
    if (!(outcome instanceof SensOutcome.Accepted) && !(outcome instanceof SensOutcome.Unknown)) {
      guard.update(() -> table.cancelled(booking.id()));
    }
    String request = outcome.orThrow().requestId();
    guard.update(() -> table.booked(booking.id(), request));
  }

  /**
   * Those that a later one has replaced, and those of which it is not known whether SENS has it.
   */
  public List<Standing> replaced() {
    List<ReservationRow> rows = guard.query(table::standing, List.<ReservationRow>of());
    Optional<ReservationRow> latest =
        rows.stream().filter(row -> row.requestId() != null).findFirst();
    return rows.stream()
        .filter(row -> row.requestId() == null ? isOld(row) : latest.filter(row::equals).isEmpty())
        .map(this::standing)
        .toList();
  }

  /** Whether its answer is lost, and not only under way. */
  private boolean isOld(ReservationRow row) {
    return row.bookedAt().toInstant().plusSeconds(30).isBefore(clock.instant());
  }

  private Standing standing(ReservationRow row) {
    Instant booked = row.bookedAt().toInstant();
    return new Standing(
        row.id(),
        properties.team(),
        row.text(),
        row.requestId(),
        new SensListQuery.Between(booked.minus(SKEW), row.dueAt().toInstant().plus(SKEW), null));
  }

  /** What SENS lists says whether it has one whose answer was lost. */
  public void found(@Body Standing standing, @Variable("listed") SensListed listed) {
    Optional<String> request =
        listed.items().stream()
            .filter(item -> item.content().equals(standing.text()))
            .map(SensListed.Item::requestId)
            .findFirst();
    guard.update(
        () ->
            request.ifPresentOrElse(
                id -> table.booked(standing.id(), id), () -> table.cancelled(standing.id())));
  }

  /** SENS does not hold it any more. */
  public void cancelled(@Body Standing standing) {
    guard.update(() -> table.cancelled(standing.id()));
  }
}

package io.bongsu.console;

import io.bongsu.alarm.Severity;
import io.bongsu.deliver.Channels;
import io.bongsu.notify.HandmadeSilences;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.SensMessage;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The actions of the console. Each method throws an {@code IllegalArgumentException} with a
 * sentence if it cannot be done. Thread-safe.
 */
final class ConsoleActions {

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration BETWEEN_TEXTS = Duration.ofSeconds(10);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final HandmadeSilences silences;
  private final boolean ledgerLasts;
  private final Recipients recipients;
  private final Channels channels;
  private final ProducerTemplate camel;
  private final Clock clock;
  private final ZoneId zone;
  private Instant lastText = Instant.EPOCH;

  ConsoleActions(
      HandmadeSilences silences,
      boolean ledgerLasts,
      Recipients recipients,
      Channels channels,
      ProducerTemplate camel,
      Clock clock,
      ZoneId zone) {
    this.silences = silences;
    this.ledgerLasts = ledgerLasts;
    this.recipients = recipients;
    this.channels = channels;
    this.camel = camel;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * A silence that has begun.
   *
   * @param until its end, ISO 8601 with the offset of {@code bongsu.message.zone}
   */
  record Begun(String id, String until) {}

  /** Begins a silence. */
  Begun silence(String alarm, String severity, long minutes, String note) {
    if (!ledgerLasts) {
      throw new IllegalArgumentException(
          "The ledger is in memory only: a silence would end with the process. Use bongsu.silences.");
    }
    if (alarm.isBlank() || alarm.length() > 255 || note.length() > 255) {
      throw new IllegalArgumentException("A silence needs a glob over alarms' names.");
    }
    if (minutes < 1 || minutes > LONGEST.toMinutes()) {
      throw new IllegalArgumentException("A silence lasts from 1 minute to 31 days.");
    }
    Duration time = Duration.ofMinutes(minutes);
    String until =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            clock.instant().plus(time).truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    return new Begun(silences.begin(alarm.strip(), severity(severity), time, note.strip()), until);
  }

  private static @Nullable Severity severity(String severity) {
    try {
      return severity.isBlank()
          ? null
          : Severity.valueOf(severity.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The severity is none of INFO, WARNING and CRITICAL.", e);
    }
  }

  void endSilence(String id) {
    if (!silences.end(id)) {
      throw new IllegalArgumentException("There is no such open silence.");
    }
  }

  /** Sends one real SMS to a team or a person, and gives SENS's id of the request. */
  String testText(String name) {
    List<String> numbers = people(name).stream().map(Recipient::number).distinct().toList();
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("There is no team and no person with this name.");
    }
    pace();
    String text = "[시험] Bongsu 문자 시험 " + TIME.format(clock.instant().atZone(zone));
    SensMessage message = new SensMessage(SensMessage.Type.SMS, null, text, numbers);
    SensOutcome outcome = camel.requestBody("kamelet:sens-sms-sink", message, SensOutcome.class);
    if (outcome instanceof Accepted accepted) {
      return accepted.requestId();
    }
    throw new IllegalArgumentException("SENS did not accept the text: " + outcome);
  }

  private List<Recipient> people(String name) {
    if (recipients.knows(name)) {
      return recipients.of(name, clock.instant());
    }
    return java.util.stream.Stream.concat(
            channels.known().stream(),
            recipients.onDuty(clock.instant()).values().stream()
                .flatMap(List::stream)
                .map(duty -> duty.recipient()))
        .filter(person -> name.equals(person.name()))
        .toList();
  }

  private synchronized void pace() {
    Instant now = clock.instant();
    if (now.isBefore(lastText.plus(BETWEEN_TEXTS))) {
      throw new IllegalArgumentException("The last test text was less than 10 seconds ago.");
    }
    lastText = now;
  }

  /** What the routes would do with documents, as JSON. */
  String preview(byte[] documents) {
    return camel.requestBody("bean:previewRequests?method=preview", documents, String.class);
  }
}

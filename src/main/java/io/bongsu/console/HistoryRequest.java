package io.bongsu.console;

import io.bongsu.ledger.HistoryTable.Filter;
import io.bongsu.ledger.HistoryTable.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * Which part of the history is wanted: {@code since}, {@code until} (a duration before now such as
 * {@code 24h}, or a time), {@code alarm}, {@code person}, {@code tag}, {@code outcome}, {@code
 * limit} (1 to 500) and {@code before} (from the page before).
 */
public final class HistoryRequest {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  /** Years that every database can compare. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final Map<String, String> parameters;
  private final Instant now;
  private final ZoneId zone;

  public HistoryRequest(Map<String, String> parameters, Instant now, ZoneId zone) {
    this.parameters = Map.copyOf(parameters);
    this.now = now;
    this.zone = zone;
  }

  /**
   * @throws IllegalArgumentException with a sentence, if a parameter cannot be read
   */
  Filter filter() {
    return new Filter(
        time("since", "24h"),
        time("until", "-1m"),
        text("alarm"),
        text("person"),
        text("tag"),
        text("outcome"),
        position());
  }

  int limit() {
    try {
      int limit = Integer.parseInt(parameters.getOrDefault("limit", "" + DEFAULT_LIMIT));
      return Math.max(1, Math.min(MAX_LIMIT, limit));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("limit is not a number", e);
    }
  }

  private @Nullable String text(String name) {
    String value = parameters.getOrDefault(name, "").strip();
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(name + " has a character that no text has");
    }
    return value.isEmpty() ? null : value;
  }

  private Instant time(String name, String otherwise) {
    String given = text(name);
    String value = given == null ? otherwise : given;
    try {
      if (value.matches("-?\\d+(ms|s|m|h|d)")) {
        return comparable(now.minus(DurationStyle.SIMPLE.parse(value)));
      }
      return comparable(
          value.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
              ? OffsetDateTime.parse(value).toInstant()
              : LocalDateTime.parse(value).atZone(zone).toInstant());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          name + " is neither a duration such as 24h nor a time such as 2026-11-22T03:00", e);
    }
  }

  private static Instant comparable(Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new DateTimeException("beyond the years 1 to 9999");
    }
    return time;
  }

  private @Nullable Position position() {
    String before = text("before");
    if (before == null) {
      return null;
    }
    try {
      String place = new String(Base64.getUrlDecoder().decode(before), StandardCharsets.UTF_8);
      int blank = place.indexOf(' ');
      String key = place.substring(blank + 1);
      if (key.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a key has no such character");
      }
      return new Position(comparable(Instant.parse(place.substring(0, blank))), key);
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("before is not from a page of the history", e);
    }
  }

  static String next(Instant at, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + key).getBytes(StandardCharsets.UTF_8));
  }
}

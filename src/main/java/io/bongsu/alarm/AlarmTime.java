package io.bongsu.alarm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch's times: {@code 2023-09-14T17:14:12.042+0000}, with the offset as {@code +0000},
 * {@code +00:00} or {@code Z} and the fraction optional. {@code OffsetDateTime.parse} knows only
 * the latter two offsets. A time without an offset is UTC, as all of CloudWatch's are.
 */
final class AlarmTime {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Seconds or milliseconds since 1970, as input transformers and Lambda functions write them. */
  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

  private static final Pattern BLANK = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:)");

  /** CloudWatch began in 2009; what is outside of these years is damaged, and hard to store. */
  private static final int FIRST_YEAR = 2000;

  private static final int LAST_YEAR = 2199;

  private AlarmTime() {}

  /**
   * Parses a time.
   *
   * @param key where the time was found, for the error
   */
  static Instant parse(@Nullable String text, String key, String alarm) {
    if (text == null) {
      throw new UnreadableAlarmException(
          "alarm %s has no %s".formatted(Excerpt.ofName(alarm), key));
    }
    try {
      OffsetDateTime time = time(text.strip());
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException impossible) {
      // Reported below, together with years that are out of range.
    }
    throw new UnreadableAlarmException(
        "alarm %s has an impossible %s: %s; a time looks like 2026-01-31T09:00:00.000+0000"
            .formatted(Excerpt.ofName(alarm), key, Excerpt.of(text)));
  }

  private static OffsetDateTime time(String text) {
    if (EPOCH.matcher(text).matches()) {
      long number = Long.parseLong(text);
      return (text.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number))
          .atOffset(ZoneOffset.UTC);
    }
    String iso = BLANK.matcher(text).replaceFirst("$1T$2").replaceFirst(" ?UTC$", "Z");
    TemporalAccessor time = FORMAT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof OffsetDateTime offset
        ? offset
        : LocalDateTime.from(time).atOffset(ZoneOffset.UTC);
  }
}

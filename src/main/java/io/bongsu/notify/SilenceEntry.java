package io.bongsu.notify;

import io.bongsu.alarm.Severity;
import io.bongsu.settings.SettingException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code bongsu.silences}, as it was written. At least one of the first three.
 *
 * @param alarm a glob over the alarm's name, such as {@code shop-*}
 * @param serverType such as {@code api}
 * @param severity such as {@code WARNING}; CRITICAL alarms are silenced by a silence that says
 *     {@code CRITICAL} only
 * @param from such as {@code 2026-11-30T22:00}; null for since ever
 * @param until the end, which every silence has
 * @param note why, for those who read it later
 */
record SilenceEntry(
    @Nullable String alarm,
    @Nullable String serverType,
    @Nullable String severity,
    @Nullable String from,
    @Nullable String until,
    @Nullable String note) {

  /** Refuses what cannot be used; the zone does not matter for that. */
  void check(String key) {
    silence(key, ZoneId.of("Asia/Seoul"));
  }

  Silence silence(String key, ZoneId zone) {
    if (alarm == null && serverType == null && severity == null) {
      throw new SettingException(key, "has neither alarm, server-type nor severity");
    }
    notBlank(key + ".alarm", alarm);
    notBlank(key + ".server-type", serverType);
    if (until == null) {
      throw new SettingException(key + ".until", "is missing: a silence has an end");
    }
    OffsetDateTime end = time(key + ".until", until, zone);
    OffsetDateTime start = from == null ? OffsetDateTime.MIN : time(key + ".from", from, zone);
    if (!end.isAfter(start)) {
      throw new SettingException(key + ".until", "is not after the beginning");
    }
    return new Silence(
        key,
        alarm,
        serverType,
        severity(key + ".severity"),
        from == null ? java.time.Instant.EPOCH : start.toInstant(),
        end.toInstant(),
        note == null ? "" : note.strip());
  }

  private static void notBlank(String key, @Nullable String text) {
    if (text != null && text.isBlank()) {
      throw new SettingException(
          key, "is empty, which no alarm matches: leave it out for all of them");
    }
  }

  private @Nullable Severity severity(String key) {
    if (severity == null) {
      return null;
    }
    try {
      return Severity.valueOf(severity.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new SettingException(key, "is none of INFO, WARNING and CRITICAL");
    }
  }

  private static OffsetDateTime time(String key, String text, ZoneId zone) {
    String written = text.strip();
    try {
      return written.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(written)
          : LocalDateTime.parse(written).atZone(zone).toOffsetDateTime();
    } catch (DateTimeException e) {
      throw new SettingException(key, "must be a time such as 2026-11-30T22:00");
    }
  }
}

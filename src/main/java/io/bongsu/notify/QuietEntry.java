package io.bongsu.notify;

import io.bongsu.calendar.Holidays;
import io.bongsu.calendar.WeeklyHours;
import io.bongsu.settings.SettingException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code bongsu.quiet}, as it was written.
 *
 * @param hours such as {@code 22:00-08:00}; null for the whole day
 * @param days such as {@code MON-FRI}; null for all
 * @param holidays a country whose public holidays are quiet all day, {@code KR}; null for none
 * @param dates further dates that are quiet all day, such as {@code 2026-12-31}
 * @param brief when what waited is sent, such as {@code 08:00}; null for when it stops being quiet
 */
record QuietEntry(
    @Nullable String hours,
    @Nullable String days,
    @Nullable String holidays,
    @DefaultValue List<String> dates,
    @Nullable String brief) {

  QuietHours quiet(String name) {
    String key = "bongsu.quiet." + name;
    boolean someHours = hours != null || days != null;
    if (!someHours && holidays == null && dates.isEmpty()) {
      throw new SettingException(key, "has neither hours, days, holidays nor dates");
    }
    return new QuietHours(
        name,
        someHours ? WeeklyHours.parse(key, hours, days) : null,
        Holidays.of(key + ".holidays", holidays),
        dates(key + ".dates"),
        brief(key + ".brief"));
  }

  private List<LocalDate> dates(String key) {
    List<LocalDate> read = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      try {
        read.add(LocalDate.parse(dates.get(i).strip()));
      } catch (DateTimeException e) {
        throw new SettingException(key + "[" + i + "]", "must be a date such as 2026-12-31");
      }
    }
    return read;
  }

  private @Nullable LocalTime brief(String key) {
    if (brief == null || brief.isBlank()) {
      return null;
    }
    try {
      return LocalTime.parse(brief.strip());
    } catch (DateTimeException e) {
      throw new SettingException(key, "must be a time such as \"08:00\", in quotes");
    }
  }
}

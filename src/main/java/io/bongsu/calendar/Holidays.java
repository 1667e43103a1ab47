package io.bongsu.calendar;

import io.bongsu.settings.SettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of one country, from a file of the program ({@code holidays/KR.csv}, which
 * names its source). Outside of the years of the file no day is a holiday. Immutable.
 */
public final class Holidays {

  private final TreeMap<LocalDate, String> names;

  private Holidays(TreeMap<LocalDate, String> names) {
    this.names = names;
  }

  /** No holidays at all. */
  public static Holidays none() {
    return new Holidays(new TreeMap<>());
  }

  /**
   * The holidays of a country.
   *
   * @param key the setting that names it
   * @param country such as {@code KR}; null for none
   * @throws SettingException if the program has no file for it
   */
  public static Holidays of(String key, @Nullable String country) {
    if (country == null || country.isBlank()) {
      return none();
    }
    String name = country.strip().toUpperCase(Locale.ROOT);
    InputStream file =
        name.matches("[A-Z]{2}")
            ? Holidays.class.getResourceAsStream("/holidays/" + name + ".csv")
            : null;
    if (file == null) {
      throw new SettingException(key, "names a country without a list of holidays: KR has one");
    }
    return new Holidays(read(file));
  }

  private static TreeMap<LocalDate, String> read(InputStream file) {
    TreeMap<LocalDate, String> names = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(",", 2))
          .forEach(parts -> names.put(LocalDate.parse(parts[0]), parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("the list of holidays cannot be read", e);
    }
    return names;
  }

  /** The holiday's name; empty on other days. */
  public Optional<String> name(LocalDate date) {
    return Optional.ofNullable(names.get(date));
  }

  public boolean contains(LocalDate date) {
    return names.containsKey(date);
  }

  /** The last day of the last year of the list; empty if there is no list. */
  public Optional<LocalDate> knownUntil() {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalDate.of(names.lastKey().getYear(), 12, 31));
  }

  /** All dates with their names, in order. */
  public Map<LocalDate, String> all() {
    return Map.copyOf(names);
  }
}

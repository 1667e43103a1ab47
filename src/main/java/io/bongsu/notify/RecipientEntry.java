package io.bongsu.notify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code bongsu.recipients}, as it was written and before it was checked: were it
 * refused while Spring binds it, Spring would print it, number and all.
 *
 * @param number digits, dashes allowed; or {@code person:<name>}, {@code schedule:<name>}, {@code
 *     team:<name>}
 * @param name null for none
 * @param language {@code ko} or {@code en}
 */
public record RecipientEntry(
    @Nullable String number, @Nullable String name, @DefaultValue("ko") String language) {

  private static final Pattern NINE_DIGITS = Pattern.compile("[1-9]\\d{8}");

  /** What YAML makes of 010 0000 0000 and of 010 7777 7777. */
  private static final long FIRST = 0_1000000000L;

  private static final long LAST = 0_1077777777L;

  /**
   * The phone, or who else is meant.
   *
   * @throws io.bongsu.settings.SettingException if it is none of that; never repeats a number
   */
  RecipientRef reference(String key) {
    RecipientRef named = RecipientRef.named(String.valueOf(number));
    return named != null ? named : new RecipientRef.OfNumber(PersonEntry.recipient(key, this));
  }

  /**
   * The phone number as it was meant. Unquoted digits that begin with 0 and hold neither 8 nor 9
   * are octal in YAML 1.1, so {@code 01000000001} arrives as 134217729. What can have been 010 and
   * eight digits is turned back, which no decimal spelling of a phone number collides with;
   * anything else is left for the check to refuse.
   */
  String digits() {
    String written = String.valueOf(number);
    if (!NINE_DIGITS.matcher(written).matches()) {
      return written;
    }
    long value = Long.parseLong(written);
    return value >= FIRST && value <= LAST ? "0" + Long.toOctalString(value) : written;
  }

  @Override
  public String toString() {
    return "an entry of bongsu.recipients";
  }
}

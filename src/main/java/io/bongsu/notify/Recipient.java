package io.bongsu.notify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a Korean mobile phone.
 *
 * @param number ten or eleven digits, such as SENS wants them; dashes are removed
 * @param name for those who read the file; null for none
 * @param language in which the texts come
 */
public record Recipient(String number, @Nullable String name, Language language) {

  /** The mobile prefixes that Korea has had: 010, and 011, 016 to 019 of before. */
  private static final Pattern MOBILE = Pattern.compile("01[016789]\\d{7,8}");

  public Recipient {
    number = number.replace("-", "").strip();
    if (!MOBILE.matcher(number).matches()) {
      throw new IllegalArgumentException("not a Korean mobile number such as 010 and eight digits");
    }
  }

  public Recipient(String number) {
    this(number, null, Language.KO);
  }

  /** The number as it may be shown: {@code ***-****-} and its last four digits. */
  public String masked() {
    return "***-****-" + number.substring(number.length() - 4);
  }

  /** Who this is, as others may read it: the name, or the number as it may be shown. */
  public String shown() {
    return name == null ? masked() : name;
  }

  @Override
  public String toString() {
    return masked();
  }
}

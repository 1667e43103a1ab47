package io.bongsu.compose;

import io.bongsu.sens.SensText;
import org.jspecify.annotations.Nullable;

/**
 * Text as the Korean network carries it: strict EUC-KR (KS X 1001), in which an ASCII character
 * takes one byte and all else two. SENS counts these bytes, cuts off what is over, and fails a
 * message with a character outside the set; so both are corrected here, before it is sent.
 */
public final class SmsText {

  private static final String CUT = "..";

  private SmsText() {}

  /** Whether every character exists in EUC-KR. */
  public static boolean encodable(CharSequence text) {
    return SensText.encodable(text);
  }

  /**
   * The bytes that a text takes in EUC-KR.
   *
   * @throws IllegalArgumentException if it holds a character that EUC-KR lacks
   */
  public static int bytes(String text) {
    return SensText.bytes(text);
  }

  /** Whether a text can be sent as it is within so many bytes. */
  public static boolean fits(String text, int maxBytes) {
    return encodable(text) && bytes(text) <= maxBytes;
  }

  /**
   * The same text in characters that EUC-KR has, on one line, without doubled or outer blanks; see
   * {@link EucKrSubstitutions} for what replaces what. Empty if nothing readable is left.
   */
  public static String clean(@Nullable String text) {
    return text == null ? "" : EucKrSubstitutions.replaceIn(text, SensText.encoder());
  }

  /**
   * The beginning of a text, ended by {@code ..} if something was cut off.
   *
   * @param text clean text
   */
  public static String cut(String text, int maxBytes) {
    if (width(text) <= maxBytes) {
      return text;
    }
    return maxBytes <= CUT.length()
        ? head(text, maxBytes)
        : head(text, maxBytes - CUT.length()) + CUT;
  }

  /** The beginning and the end of a text around {@code ..}: names differ at their ends. */
  static String cutMiddle(String text, int maxBytes) {
    if (width(text) <= maxBytes) {
      return text;
    }
    int tail = (maxBytes - CUT.length()) / 2;
    if (tail < 2) {
      return cut(text, maxBytes);
    }
    String end = tail(text, tail);
    return head(text, maxBytes - CUT.length() - width(end)) + CUT + end;
  }

  /** The bytes of text that is known to be clean: the same as {@link #bytes}, for inner loops. */
  static int width(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += width(text.charAt(i));
    }
    return bytes;
  }

  private static String head(String text, int maxBytes) {
    int end = 0;
    int used = 0;
    while (end < text.length() && used + width(text.charAt(end)) <= maxBytes) {
      used += width(text.charAt(end++));
    }
    return text.substring(0, end);
  }

  private static String tail(String text, int maxBytes) {
    int begin = text.length();
    int used = 0;
    while (begin > 0 && used + width(text.charAt(begin - 1)) <= maxBytes) {
      used += width(text.charAt(--begin));
    }
    return text.substring(begin);
  }

  private static int width(char c) {
    return c < 0x80 ? 1 : 2;
  }
}

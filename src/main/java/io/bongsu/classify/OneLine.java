package io.bongsu.classify;

import java.util.regex.Pattern;

/** What an alarm says, as one line: without control characters, and not too long. */
final class OneLine {

  private static final int BRIEF = 40;

  private static final Pattern NUMBER = Pattern.compile("\\d{4,}");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  private OneLine() {}

  static String brief(String text) {
    return cut(of(text), BRIEF);
  }

  /** At most so many characters, and a mark that there were more. */
  static String cut(String line, int most) {
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
  }

  /**
   * Brief, and without what may be a phone number: some teams put one where a team belongs, and the
   * why of an answer goes to the log.
   */
  static String withoutNumbers(String text) {
    return NUMBER.matcher(brief(text)).replaceAll("…");
  }

  /** The text with every run of white space and control characters as one blank. */
  static String of(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}

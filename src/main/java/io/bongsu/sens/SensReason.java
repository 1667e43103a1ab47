package io.bongsu.sens;

import java.util.regex.Pattern;

/** Makes a line for people out of text that came from outside. */
final class SensReason {

  private static final int MAX_LENGTH = 200;

  /** Nine digits or more in a row, or three groups of them: a phone number, or as good as one. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\d{9,}|\\+?\\d{2,4}[-. ]\\d{3,4}[-. ]\\d{4}");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  private SensReason() {}

  static String line(String text) {
    String oneLine = SPACE.matcher(text).replaceAll(" ").strip();
    String masked = NUMBER.matcher(oneLine).replaceAll("***");
    return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH - 1) + "…";
  }
}

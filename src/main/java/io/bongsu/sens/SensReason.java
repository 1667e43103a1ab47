package io.bongsu.sens;

import java.util.regex.Pattern;

/** Makes a line for people out of text that came from outside, without numbers and addresses. */
public final class SensReason {

  private static final int MAX_LENGTH = 200;

  /** Nine digits or more in a row, or three groups of them: a phone number, or as good as one. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?\\d{9,}|\\+?\\d{2,4}[-. ]\\d{3,4}[-. ]\\d{4}");

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

  private SensReason() {}

  /**
   * @return at most 200 characters
   */
  public static String line(String text) {
    String oneLine = SPACE.matcher(text).replaceAll(" ").strip();
    String masked = NUMBER.matcher(ADDRESS.matcher(oneLine).replaceAll("***")).replaceAll("***");
    return masked.length() <= MAX_LENGTH ? masked : masked.substring(0, MAX_LENGTH - 1) + "…";
  }
}

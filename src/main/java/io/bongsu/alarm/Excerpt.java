package io.bongsu.alarm;

/**
 * A few characters of somebody else's text, for an error message or a log line: enough to recognise
 * it, too few to carry a secret, without anything that breaks the line.
 */
final class Excerpt {

  private static final int MAX_CODE_POINTS = 12;

  private Excerpt() {}

  static String of(String text) {
    return cut(text, MAX_CODE_POINTS);
  }

  /** An alarm's name for a log line, which may have any character in it. */
  static String ofName(String name) {
    return cut(name, 80);
  }

  private static String cut(String text, int maxCodePoints) {
    StringBuilder excerpt = new StringBuilder("'");
    text.codePoints()
        .limit(maxCodePoints)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(excerpt::appendCodePoint);
    boolean whole = text.codePoints().limit(maxCodePoints + 1L).count() <= maxCodePoints;
    return excerpt.append(whole ? "'" : "…'").toString();
  }
}

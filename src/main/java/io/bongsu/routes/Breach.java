package io.bongsu.routes;

/**
 * One place where a file is not as the rules want it.
 *
 * @param file the file, as its reader was told it
 * @param line from 1
 * @param where route, step or path inside the file; the file's name where it is the whole
 * @param rule name of the rule, such as {@code step-id}
 * @param problem what is wrong there and what to write instead
 * @param style whether the routes would work all the same
 */
public record Breach(
    String file, int line, String where, String rule, String problem, boolean style) {

  /** Something that does not work as it is written. */
  static Breach error(String file, int line, String where, String rule, String problem) {
    return new Breach(file, line, where, rule, problem, false);
  }

  @Override
  public String toString() {
    return "%s:%d: %s: %s [%s]".formatted(file, line, where, problem, rule);
  }
}

package io.bongsu.workbench.rules;

/**
 * Something to correct in a file.
 *
 * @param file the file as it was named
 * @param line from 1
 * @param where route, step or path inside the file; the file's name where it is the whole
 * @param rule name of the rule, such as {@code dangling-endpoint}
 * @param problem what is wrong and what to write instead; no secret and no phone number
 * @param style whether the program would work all the same
 */
public record Finding(
    String file, int line, String where, String rule, String problem, boolean style) {

  /** Something that does not work as it is written. */
  static Finding error(String file, int line, String where, String rule, String problem) {
    return new Finding(file, line, where, rule, problem, false);
  }

  /** Something that does not work, for which file and line say enough. */
  public static Finding error(String file, int line, String rule, String problem) {
    return new Finding(file, line, file, rule, problem, false);
  }

  /** The problem with its route or step; a path inside the file, or its name, adds nothing. */
  public String message() {
    boolean plain = where.startsWith("/") || file.endsWith(where);
    return plain ? problem : where + ": " + problem;
  }

  @Override
  public String toString() {
    String kind = style ? "warning: " : "";
    return "%s:%d: %s%s [%s]".formatted(file, line, kind, message(), rule);
  }
}

package io.bongsu.check;

import io.bongsu.routes.Breach;

/**
 * Something to be mended in a file.
 *
 * @param file the file as it was named
 * @param line from 1
 * @param rule name of the rule, such as {@code dangling-endpoint}
 * @param message what is wrong and what to write instead; no secret and no phone number
 * @param style whether the program would work all the same
 */
public record Finding(String file, int line, String rule, String message, boolean style) {

  /** A path inside the file, or its name, says no more than file and line. */
  static Finding of(Breach breach) {
    boolean plain = breach.where().startsWith("/") || breach.file().endsWith(breach.where());
    String message = plain ? breach.problem() : breach.where() + ": " + breach.problem();
    return new Finding(breach.file(), breach.line(), breach.rule(), message, breach.style());
  }

  @Override
  public String toString() {
    String kind = style ? "warning: " : "";
    return "%s:%d: %s%s [%s]".formatted(file, line, kind, message, rule);
  }
}

package io.bongsu.routes;

/**
 * One place where a file is not as the rules want it.
 *
 * @param file name of the file, such as {@code burst.camel.yaml}
 * @param where route, step or path inside the file; the file's name where it is the whole
 * @param rule name of the rule, such as {@code step-id}
 * @param problem what is wrong there and what to write instead
 */
record Breach(String file, String where, String rule, String problem) {

  @Override
  public String toString() {
    return "%s: %s: %s [%s]".formatted(file, where, problem, rule);
  }
}

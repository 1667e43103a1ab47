package io.bongsu.classify;

/**
 * Something the alarm says about itself.
 *
 * @param origin {@code tag} or {@code description}
 * @param certain whether it stands by itself, and not in the midst of a sentence
 * @param label whether it is written as {@code Key: value} in a text
 */
record Statement(String origin, String key, String value, boolean certain, boolean label) {

  /** Where it stands, for the why of an answer. */
  String source() {
    return origin + " " + OneLine.brief(key);
  }

  /** Of a value of several words in a text, the first; else the value. */
  String firstWord() {
    return label ? value.split("\\s", 2)[0] : value;
  }

  /** Whether it may name a resource: in a text, {@code Name:} is the heading of anything. */
  boolean mayNameResource() {
    return certain && !(label && Key.same(key, "name"));
  }
}

package io.bongsu.classify;

/**
 * Something the alarm says about itself.
 *
 * @param origin {@code tag} or {@code description}
 */
record Statement(String origin, String key, String value) {

  /** Where it stands, for the why of an answer. */
  String source() {
    return origin + " " + Words.brief(key);
  }
}

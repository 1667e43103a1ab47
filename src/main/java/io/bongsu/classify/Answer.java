package io.bongsu.classify;

/**
 * An answer to one question about an alarm.
 *
 * @param source what gave it, such as {@code tag severity}
 */
record Answer<T>(T value, String source) {

  /** For the why: {@code severity=CRITICAL by tag severity}. */
  String why(String question) {
    return question + "=" + OneLine.brief(value.toString()) + " by " + source;
  }
}

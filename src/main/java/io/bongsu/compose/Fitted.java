package io.bongsu.compose;

import java.util.Optional;

/**
 * A text that was made to fit.
 *
 * @param isWhole whether its parts gave way as its template says; otherwise its end was cut off
 */
record Fitted(String text, boolean isWhole) {

  /** The text, if nothing was cut off. */
  Optional<String> whole() {
    return isWhole ? Optional.of(text) : Optional.empty();
  }
}

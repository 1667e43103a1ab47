package io.bongsu.watchdog;

import io.bongsu.sens.SensListQuery;
import org.jspecify.annotations.Nullable;

/**
 * A text that SENS may hold.
 *
 * @param team whose SENS project it is in
 * @param requestId null while it is not known whether SENS has it
 * @param query what to list of SENS to know it
 */
public record Standing(
    String id, String team, String text, @Nullable String requestId, SensListQuery query) {

  public boolean isKnown() {
    return requestId != null;
  }

  /** Without the text: this may reach a log. */
  @Override
  public String toString() {
    return "Standing[" + requestId + "]";
  }
}

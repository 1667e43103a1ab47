package io.bongsu.workbench.preview;

import java.time.Instant;
import java.util.List;

/**
 * A call of another system that a route would make; SENS and the alarm queue are not among them.
 *
 * @param at when
 * @param to the address without its query, which may hold a secret
 * @param body what would be sent, as text
 * @param alarms numbers of the documents that are on the way there
 */
public record PreviewedCall(Instant at, String to, String body, List<Integer> alarms) {

  public PreviewedCall {
    alarms = List.copyOf(alarms);
  }
}

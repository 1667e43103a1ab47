package io.bongsu.workbench.preview;

import io.bongsu.alarm.Alarm;
import io.bongsu.workbench.preview.PreviewedAlarm.Read;
import io.bongsu.workbench.preview.PreviewedAlarm.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of one document so far. Not safe for threads; the recorder guards it. */
final class RecordedDocument {

  /** A route that ends without a message and without a step that says why. */
  private static final String UNDECIDED =
      "it left the routes without a message, and no status route recorded why";

  private final int number;
  private final Arrival arrival;
  private final Instant at;
  private final List<String> shapes;
  private @Nullable Alarm alarm;
  private @Nullable String lane;
  private Instant laneAt;
  private @Nullable Window window;
  private @Nullable String outcome;
  private @Nullable String because;

  RecordedDocument(int number, Arrival arrival, Instant at, List<String> shapes) {
    this.number = number;
    this.arrival = arrival;
    this.at = at;
    this.laneAt = at;
    this.shapes = shapes;
  }

  /** The alarm in the form it has now; the one that is classified says more. */
  void is(Alarm latest) {
    if (alarm == null || latest.classification() != null) {
      alarm = latest;
    }
  }

  void takes(String latest, Instant when) {
    lane = latest;
    laneAt = when;
  }

  int number() {
    return number;
  }

  /** When it came into its lane. */
  Instant laneAt() {
    return laneAt;
  }

  void waited(Window latest) {
    window = latest;
  }

  void ends(String latest, String reason) {
    outcome = latest;
    because = reason.isEmpty() ? null : reason;
  }

  /** Something broke; what the routes decided before or after says more. */
  void failed(String reason) {
    if (outcome == null) {
      ends(Outcome.FAILED, reason);
    }
  }

  PreviewedAlarm preview(List<Integer> messages) {
    boolean sent = !messages.isEmpty();
    String end = outcome == null ? Outcome.FAILED : outcome;
    return new PreviewedAlarm(
        number,
        arrival.origin(),
        at,
        shapes,
        alarm == null ? null : Read.of(alarm),
        lane,
        window,
        sent ? PreviewedAlarm.SENT : end,
        sent ? null : outcome == null ? UNDECIDED : because,
        messages);
  }
}

package io.bongsu.workbench.reload;

/** An open group has no aggregator any more, because its route was replaced by one without. */
final class RoutesReplacedException extends Exception {

  private static final long serialVersionUID = 1L;

  RoutesReplacedException() {
    super("the route that gathered this alarm is gone; the alarm comes back from the queue");
  }
}

package io.bongsu.fault;

/**
 * One row of the matrix.
 *
 * @param sent alarms put on the queue, copies not counted
 * @param notified of those, how many an accepted message names
 * @param doubled how often an alarm was named again
 * @param messages messages that SENS accepted
 * @param allowed how many may be doubled
 */
record Result(
    String row, int sent, int notified, int doubled, int messages, String note, int allowed) {

  Result(String row, int sent, int notified, int doubled, int messages, String note) {
    this(row, sent, notified, doubled, messages, note, 0);
  }

  /** The same, where so many may be doubled, because a duplicate is better than a lost alarm. */
  Result allowing(int most) {
    return new Result(row, sent, notified, doubled, messages, note, most);
  }

  static final String HEADER =
      """
      | fault | alarms | notified | lost | doubled | messages | |
      |---|---:|---:|---:|---:|---:|---|""";

  int lost() {
    return sent - notified;
  }

  boolean isGood() {
    return lost() == 0 && doubled <= allowed;
  }

  String line() {
    return "| %s | %d | %d | **%d** | **%d** | %d | %s |"
        .formatted(row, sent, notified, lost(), doubled, messages, note);
  }
}

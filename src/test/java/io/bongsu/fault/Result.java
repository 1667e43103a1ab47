package io.bongsu.fault;

/**
 * One row of the matrix.
 *
 * @param sent alarms put on the queue, copies not counted
 * @param notified of those, how many an accepted message names
 * @param doubled how often an alarm was named again
 * @param messages messages that SENS accepted
 */
record Result(String row, int sent, int notified, int doubled, int messages, String note) {

  static final String HEADER =
      """
      | fault | alarms | notified | lost | doubled | messages | |
      |---|---:|---:|---:|---:|---:|---|""";

  int lost() {
    return sent - notified;
  }

  boolean isGood() {
    return lost() == 0 && doubled == 0;
  }

  String line() {
    return "| %s | %d | %d | **%d** | **%d** | %d | %s |"
        .formatted(row, sent, notified, lost(), doubled, messages, note);
  }
}

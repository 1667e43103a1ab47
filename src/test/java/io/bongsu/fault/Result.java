package io.bongsu.fault;

/**
 * One row of the matrix.
 *
 * @param sent alarms put on the queue, copies not counted
 * @param told of those, how many an accepted message names
 * @param doubled how often an alarm was named again
 * @param messages messages that SENS accepted
 */
record Result(String row, int sent, int told, int doubled, int messages, String note) {

  static final String HEADER =
      """
      | fault | alarms | told | lost | doubled | messages | |
      |---|---:|---:|---:|---:|---:|---|""";

  int lost() {
    return sent - told;
  }

  boolean isGood() {
    return lost() == 0 && doubled == 0;
  }

  String line() {
    return "| %s | %d | %d | **%d** | **%d** | %d | %s |"
        .formatted(row, sent, told, lost(), doubled, messages, note);
  }
}

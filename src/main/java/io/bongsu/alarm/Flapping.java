package io.bongsu.alarm;

/**
 * Where a change of state stands among the changes of an alarm that goes to and fro.
 *
 * @param phase what is to be made of the change
 * @param changes how many changes there were so far, this one included; 0 for {@code NONE}
 */
public record Flapping(Phase phase, int changes) {

  public static final Flapping NONE = new Flapping(Phase.NONE, 0);

  /** In the order in which they follow each other. */
  public enum Phase {
    /** An alarm like any other. */
    NONE,
    /** The change at which it is noticed: a message says that the alarm flaps. */
    BEGUN,
    /** A change that is not sent. */
    LASTING,
    /** The last change, after which it stayed calm: a message says how things stand. */
    OVER
  }
}

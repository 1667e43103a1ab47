package io.bongsu.ack;

import org.jspecify.annotations.Nullable;

/**
 * How the alarms of a text stand.
 *
 * @param by who has acknowledged them; null if that is not said
 */
public record AckStanding(Kind kind, @Nullable String by) {

  /** The kinds. */
  public enum Kind {
    /** Nobody has acknowledged them, as far as is known here. */
    OPEN,
    /** This person has. */
    MINE,
    /** Somebody else has. */
    TAKEN,
    /** None of them is open any more. */
    OVER
  }

  /** What is said where the ledger cannot be asked. */
  public static final AckStanding UNKNOWN = new AckStanding(Kind.OPEN, null);
}

package io.bongsu.support.sens;

import java.time.Duration;

/**
 * Something that goes wrong with one well-formed request.
 *
 * @param accepted whether the message is taken (and reaches the phone) all the same
 * @param answer what the client then sees
 * @param status HTTP status, where the answer is one
 * @param delay how long the client waits before it sees anything
 */
public record Mishap(boolean accepted, Answer answer, int status, Duration delay) {

  /** What the client sees. */
  public enum Answer {
    /** The answer of an undisturbed request. */
    NORMAL,
    /** An error with the body that the gateway has for this status. */
    STATUS,
    /** 429 with the gateway's code for a used-up quota. */
    QUOTA,
    /** The connection ends without an answer. */
    CLOSE,
    /** Nothing, until {@link FakeSens#releaseHung()} or the end of the fake. */
    HANG,
    /** 200 and a page that is not JSON. */
    GARBAGE,
    /** The right body under a Content-Type of plain text. */
    WRONG_TYPE,
    /** 202 and JSON, but no requestId in it. */
    NO_REQUEST_ID
  }

  public static Mishap status(int status) {
    return new Mishap(false, Answer.STATUS, status, Duration.ZERO);
  }

  public static Mishap quota() {
    return new Mishap(false, Answer.QUOTA, 429, Duration.ZERO);
  }

  public static Mishap statusAfterAccepting(int status) {
    return new Mishap(true, Answer.STATUS, status, Duration.ZERO);
  }

  public static Mishap hangAfterAccepting() {
    return new Mishap(true, Answer.HANG, 0, Duration.ZERO);
  }

  public static Mishap hangBeforeAccepting() {
    return new Mishap(false, Answer.HANG, 0, Duration.ZERO);
  }

  public static Mishap closeAfterAccepting() {
    return new Mishap(true, Answer.CLOSE, 0, Duration.ZERO);
  }

  public static Mishap closeBeforeAccepting() {
    return new Mishap(false, Answer.CLOSE, 0, Duration.ZERO);
  }

  public static Mishap garbageAfterAccepting() {
    return new Mishap(true, Answer.GARBAGE, 200, Duration.ZERO);
  }

  public static Mishap wrongTypeAfterAccepting() {
    return new Mishap(true, Answer.WRONG_TYPE, 202, Duration.ZERO);
  }

  public static Mishap noRequestIdAfterAccepting() {
    return new Mishap(true, Answer.NO_REQUEST_ID, 202, Duration.ZERO);
  }

  public static Mishap answerAfter(Duration delay) {
    return new Mishap(true, Answer.NORMAL, 202, delay);
  }
}

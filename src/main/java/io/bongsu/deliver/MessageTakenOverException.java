package io.bongsu.deliver;

/**
 * This process was away for so long that it was thought dead, and another one delivers its message
 * now; posting it here as well could text people twice.
 */
public final class MessageTakenOverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MessageTakenOverException(String tag) {
    super("message #" + tag + " was taken over by another process while this one was not heard of");
  }
}

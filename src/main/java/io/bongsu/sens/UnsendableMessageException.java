package io.bongsu.sens;

/** SENS could not deliver this message as it is; sending it again changes nothing. */
public final class UnsendableMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsendableMessageException(String message) {
    super(message);
  }
}

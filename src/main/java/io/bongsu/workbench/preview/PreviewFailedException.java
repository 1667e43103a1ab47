package io.bongsu.workbench.preview;

/** A preview could not be made; the message says why and what to do about it. */
public final class PreviewFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PreviewFailedException(String message) {
    super(message);
  }

  PreviewFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.bongsu.sens;

/** SENS could not be asked whether it took a message, so nothing is known; ask again later. */
public final class SensInquiryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SensInquiryException(String reason) {
    super(SensReason.line("SENS could not be asked: " + reason));
  }
}

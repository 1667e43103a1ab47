package io.bongsu.ingest;

import java.io.IOException;

/** The certificate that would verify a message could not be had; it may be there later. */
final class CertificateUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  CertificateUnavailableException(String problem) {
    super(problem);
  }

  CertificateUnavailableException(IOException cause) {
    super(cause);
  }
}

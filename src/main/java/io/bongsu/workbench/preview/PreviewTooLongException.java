package io.bongsu.workbench.preview;

import java.time.Duration;

/** A preview that takes longer than it may. */
final class PreviewTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PreviewTooLongException(Duration limit) {
    super("The preview takes longer than %d s; send fewer documents.".formatted(limit.toSeconds()));
  }
}

package io.bongsu.workbench.preview;

/** A preview of more documents than may be previewed at once. */
final class TooManyDocumentsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyDocumentsException(int most) {
    super("A preview shows at most %,d documents; send them in parts.".formatted(most));
  }
}

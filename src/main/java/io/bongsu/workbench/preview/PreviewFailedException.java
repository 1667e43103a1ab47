package io.bongsu.workbench.preview;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A preview could not be made; the message says why and what to do about it. */
public final class PreviewFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PreviewFailedException(String message) {
    super(message);
  }

  PreviewFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The same with the configuration that it is about before it.
   *
   * @param config a directory; null for the settings that are in force
   */
  public PreviewFailedException of(@Nullable Path config) {
    String where = config == null ? "the settings that are in force" : config.toString();
    return new PreviewFailedException(where + ": " + getMessage(), this);
  }
}

package io.bongsu.workbench.preview;

import io.bongsu.ingest.ProblemKind;
import io.bongsu.ingest.RequestRefusedException;
import io.bongsu.ingest.Utf8;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /preview}. Thread-safe. */
public final class PreviewRequests {

  private final Previews previews;

  /** What fits into the memory of the smallest machine beside a storm of alarms. */
  private static final int MAX_DOCUMENTS = 300;

  private final Arrivals documents = new Arrivals(MAX_DOCUMENTS);

  public PreviewRequests(Previews previews) {
    this.previews = previews;
  }

  /** What the routes would do with the documents of the request, as JSON. */
  public String preview(@Body byte @Nullable [] body) {
    String text = Utf8.text(body);
    if (text.isBlank()) {
      throw new RequestRefusedException(ProblemKind.UNREADABLE, "The document is empty.");
    }
    try {
      return previews
          .run(() -> documents.of("request", text))
          .map(PreviewJson::of)
          .orElseThrow(
              () ->
                  new RequestRefusedException(
                      ProblemKind.UNAVAILABLE, "Another preview is under way."));
    } catch (TooManyDocumentsException | PreviewTooLongException tooMuch) {
      throw new RequestRefusedException(
          ProblemKind.TOO_LARGE, String.valueOf(tooMuch.getMessage()));
    }
  }
}

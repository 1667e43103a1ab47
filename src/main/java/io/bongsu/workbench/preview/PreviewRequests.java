package io.bongsu.workbench.preview;

import io.bongsu.ingest.ProblemKind;
import io.bongsu.ingest.RequestRefusedException;
import io.bongsu.ingest.Utf8;
import java.util.List;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /preview}. Thread-safe. */
public final class PreviewRequests {

  private final Previews previews;
  private final Arrivals documents = new Arrivals();

  public PreviewRequests(Previews previews) {
    this.previews = previews;
  }

  /** What the routes would do with the documents of the request, as JSON. */
  public String preview(@Body byte @Nullable [] body) {
    String text = Utf8.text(body);
    if (text.isBlank()) {
      throw new RequestRefusedException(ProblemKind.UNREADABLE, "The document is empty.");
    }
    List<Arrival> arrivals = documents.of("request", text);
    return previews
        .run(arrivals)
        .map(PreviewJson::of)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    ProblemKind.UNAVAILABLE, "Another preview is under way."));
  }
}

package io.bongsu.ingest;

import io.bongsu.preview.Arrival;
import io.bongsu.preview.Arrivals;
import io.bongsu.preview.Preview;
import io.bongsu.preview.Previews;
import java.util.List;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** Answers {@code POST /preview}. Thread-safe. */
public final class PreviewRequests {

  private final Previews previews;
  private final Arrivals documents = new Arrivals();

  PreviewRequests(Previews previews) {
    this.previews = previews;
  }

  /** What the routes would do with the documents of the request. */
  public Preview preview(@Body byte @Nullable [] body) {
    String text = Utf8.text(body);
    if (text.isBlank()) {
      throw new RequestRefusedException(ProblemKind.UNREADABLE, "The document is empty.");
    }
    List<Arrival> arrivals = documents.of("request", text);
    return previews
        .run(arrivals)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    ProblemKind.UNAVAILABLE, "Another preview is under way."));
  }
}

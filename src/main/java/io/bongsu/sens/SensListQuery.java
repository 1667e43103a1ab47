package io.bongsu.sens;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which messages the Kamelet {@code sens-message-list-action} lists: those of one request, or those
 * of a time (<a href="https://api.ncloud-docs.com/docs/en/sens-sms-list">vendor page</a>).
 */
public sealed interface SensListQuery {

  /** The messages of one request; SENS returns up to 1,000 of them in a page. */
  record OfRequest(String requestId) implements SensListQuery {

    @Override
    public String parameters(String from) {
      return "requestId=" + encoded(requestId);
    }
  }

  /**
   * The messages that the sender requested in a time. SENS takes times of Seoul to the second, so
   * that the span is rounded outwards.
   *
   * @param end at most 30 days after the start
   * @param to one recipient, digits only; null for all
   */
  record Between(Instant start, Instant end, @Nullable String to) implements SensListQuery {

    private static final Duration MAX_SPAN = Duration.ofDays(30);
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

    public Between {
      start = start.truncatedTo(ChronoUnit.SECONDS);
      end = end.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
      if (end.isBefore(start) || Duration.between(start, end).compareTo(MAX_SPAN) > 0) {
        throw new IllegalArgumentException("SENS lists at most 30 days, the earlier time first");
      }
    }

    /** Both times as parameters. */
    String times() {
      return "requestStartTime="
          + encoded(TIME.format(start))
          + "&requestEndTime="
          + encoded(TIME.format(end));
    }

    @Override
    public String parameters(String from) {
      return times()
          + "&from="
          + encoded(from)
          + (to == null ? "" : "&to=" + encoded(to))
          + "&pageSize=100";
    }

    /** Without phone numbers. */
    @Override
    public String toString() {
      return "Between[" + start + " to " + end + "]";
    }
  }

  /**
   * The query string, percent-encoded as it is signed and sent.
   *
   * @param from the sender's number
   */
  String parameters(String from);

  /** The query string of a page; the first has no token. */
  default String parameters(String from, @Nullable String nextToken) {
    String query = parameters(from);
    return nextToken == null ? query : query + "&nextToken=" + encoded(nextToken);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

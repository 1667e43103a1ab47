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
 * Which messages to list. SENS takes times of Seoul to the second, so that the span is rounded
 * outwards, and at most 30 days at a time.
 *
 * @param from the sender's number
 * @param to one recipient
 */
record SensListQuery(Instant start, Instant end, String from, String to) {

  private static final Duration MAX_SPAN = Duration.ofDays(30);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

  SensListQuery {
    start = start.truncatedTo(ChronoUnit.SECONDS);
    end = end.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    if (end.isBefore(start) || Duration.between(start, end).compareTo(MAX_SPAN) > 0) {
      throw new IllegalArgumentException("SENS lists at most 30 days, the earlier time first");
    }
  }

  /** The query string, percent-encoded as it is signed and sent. */
  String encode(@Nullable String nextToken) {
    String query =
        "requestStartTime="
            + encoded(TIME.format(start))
            + "&requestEndTime="
            + encoded(TIME.format(end))
            + "&from="
            + encoded(from)
            + "&to="
            + encoded(to)
            + "&pageSize=100";
    return nextToken == null ? query : query + "&nextToken=" + encoded(nextToken);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without phone numbers. */
  @Override
  public String toString() {
    return "SensListQuery[" + start + " to " + end + "]";
  }
}

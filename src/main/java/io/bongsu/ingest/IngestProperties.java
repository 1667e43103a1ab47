package io.bongsu.ingest;

import io.bongsu.settings.SettingException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ways in over HTTP: {@code bongsu.ingest.*}.
 *
 * @param token tokens that open {@code POST /alarms}, of which any will do; off without one
 * @param perSecond requests to {@code POST /alarms} in a second; above, the answer is 429
 * @param maxInHand requests that are worked on at once; above, the answer is 503
 */
@ConfigurationProperties("bongsu.ingest")
record IngestProperties(@DefaultValue List<String> token, int perSecond, int maxInHand) {

  IngestProperties {
    token = token.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    requirePositive("per-second", perSecond);
    requirePositive("max-in-hand", maxInHand);
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new SettingException("bongsu.ingest." + key, "must be at least 1");
    }
  }

  /** Without the tokens: this may reach a log. */
  @Override
  public String toString() {
    return "IngestProperties[tokens=%d, perSecond=%d, maxInHand=%d]"
        .formatted(token.size(), perSecond, maxInHand);
  }
}

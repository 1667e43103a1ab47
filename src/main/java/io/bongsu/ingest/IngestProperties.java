package io.bongsu.ingest;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ways in over HTTP: {@code bongsu.ingest.*}.
 *
 * @param token tokens that open {@code POST /alarms}, of which any will do; off without one
 * @param perSecond requests to {@code POST /alarms} in a second; above, the answer is 429
 * @param maxInHand requests that are worked on at once; above, the answer is 503
 * @param bodyWait within which the body of a request must have arrived; after that, 408
 * @param snsTopics ARNs of the topics that {@code POST /sns} takes messages of; off without one
 * @param snsMaxAge age above which a message of SNS is taken for a replay
 * @param notices what becomes of a message from AWS that is no alarm; the routes read it too
 */
@ConfigurationProperties("bongsu.ingest")
record IngestProperties(
    @DefaultValue List<String> token,
    int perSecond,
    int maxInHand,
    Duration bodyWait,
    @DefaultValue Set<String> snsTopics,
    Duration snsMaxAge,
    Notices notices) {

  /** What becomes of a message from AWS that is no alarm. */
  enum Notices {
    SEND,
    IGNORE
  }

  IngestProperties {
    token = token.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    snsTopics = snsTopics.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    snsTopics.forEach(IngestProperties::requireTopic);
    if (snsMaxAge.toMillis() < 1) {
      throw new SettingException("bongsu.ingest.sns-max-age", "must be longer than nothing");
    }
    if (bodyWait.toMillis() < 1) {
      throw new SettingException("bongsu.ingest.body-wait", "must be longer than nothing");
    }
    requirePositive("per-second", perSecond);
    requirePositive("max-in-hand", maxInHand);
  }

  private static void requireTopic(String arn) {
    if (!SnsTopics.isArn(arn)) {
      throw new SettingException(
          "bongsu.ingest.sns-topics",
          "must list ARNs like arn:aws:sns:ap-northeast-2:000000000000:alarms, and has '"
              + arn
              + "'");
    }
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new SettingException("bongsu.ingest." + key, "must be at least 1");
    }
  }

  /** Without the tokens: this may reach a log. */
  @Override
  public String toString() {
    return "IngestProperties[tokens=%d, perSecond=%d, maxInHand=%d, snsTopics=%s, snsMaxAge=%s]"
        .formatted(token.size(), perSecond, maxInHand, snsTopics, snsMaxAge);
  }
}

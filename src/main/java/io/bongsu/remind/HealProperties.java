package io.bongsu.remind;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Comparison of the ledger with what CloudWatch says: {@code bongsu.heal.*}.
 *
 * @param topicArn the topic whose alarms are compared; empty for no comparison
 * @param delay how long after the start the first time
 * @param every how often
 * @param maxAge an alarm that has been open for longer was not missed just now and is not sent
 */
@ConfigurationProperties("bongsu.heal")
public record HealProperties(
    @DefaultValue("") String topicArn,
    @DefaultValue("1m") Duration delay,
    @DefaultValue("5m") Duration every,
    @DefaultValue("24h") Duration maxAge) {

  public HealProperties {
    topicArn = topicArn.strip();
    if (!topicArn.isEmpty() && !topicArn.matches("arn:[^:]+:sns:[^:]+:\\d+:\\S+")) {
      throw new SettingException(
          "bongsu.heal.topic-arn",
          "is not the ARN of a topic, such as arn:aws:sns:ap-northeast-2:000000000000:alarms");
    }
    if (every.toMillis() < 1000) {
      throw new SettingException("bongsu.heal.every", "must be at least 1s");
    }
  }

  boolean isOn() {
    return !topicArn.isEmpty();
  }
}

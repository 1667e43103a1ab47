package io.bongsu.queue;

import io.bongsu.settings.SettingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How AWS is reached: {@code bongsu.aws.*}. Credentials come from the AWS default chain.
 *
 * @param region such as {@code ap-northeast-2}
 * @param endpoint another address for AWS services, such as a local queue; null for AWS itself
 */
@ConfigurationProperties("bongsu.aws")
public record AwsProperties(String region, @Nullable URI endpoint) {

  public AwsProperties {
    if (region.isBlank()) {
      throw new SettingException("bongsu.aws.region", "is empty: name the region of the queue");
    }
    endpoint = endpoint == null || endpoint.toString().isBlank() ? null : endpoint;
    if (endpoint != null && endpoint.getHost() == null) {
      throw new SettingException(
          "bongsu.aws.endpoint", "is not an address like http://localhost:9324");
    }
  }
}

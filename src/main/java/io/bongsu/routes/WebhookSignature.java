package io.bongsu.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.PropertyResolver;

/**
 * Signs what a route posts, so that the receiver knows who sent it: the HMAC-SHA256 of the body as
 * hexadecimal digits, the form of GitHub's {@code X-Hub-Signature-256} and of many receivers. The
 * route names the setting that holds the secret, so that the secret stands in no route. Stateless.
 */
public final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private final PropertyResolver settings;

  public WebhookSignature(PropertyResolver settings) {
    this.settings = settings;
  }

  /**
   * @param body what is posted, byte for byte; text counts as UTF-8
   * @param key the setting with the secret
   * @throws IllegalStateException if the setting is not there
   */
  public String sha256(String body, String key) {
    String secret = settings.getRequiredProperty(key).strip();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}

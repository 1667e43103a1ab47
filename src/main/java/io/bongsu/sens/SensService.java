package io.bongsu.sens;

import io.bongsu.settings.Setting;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * One SMS service of SENS, as the Kamelets call it: where it is, and the account that signs. The
 * Kamelets fill it by setters, because Camel passes constructor arguments through one line of text
 * in which a comma or quote of a secret would break.
 */
public abstract class SensService {

  private final @Nullable Clock clock;

  private String baseUrl = "";
  private String serviceId = "";
  private String accessKey = "";
  private String secretKey = "";
  private String from = "";

  /**
   * @param clock by which requests are signed; null for that of the program around it: the bean
   *     {@code clock}, or the machine's
   */
  SensService(@Nullable Clock clock) {
    this.clock = clock;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = SensSettings.baseUrl(baseUrl);
  }

  public void setServiceId(String serviceId) {
    this.serviceId = SensSettings.serviceId(serviceId);
  }

  public void setAccessKey(String accessKey) {
    this.accessKey = Setting.required("sens.access-key", accessKey);
  }

  public void setSecretKey(String secretKey) {
    this.secretKey = Setting.required("sens.secret-key", secretKey);
  }

  public void setFrom(String from) {
    this.from = SensSettings.from(from);
  }

  /** The calling number. */
  String from() {
    return from;
  }

  /**
   * Sets the headers that sign a request to {@code /messages}.
   *
   * @param query what follows the path in the signed text: empty, or {@code ?} and parameters
   */
  void addSignature(Exchange exchange, String method, String query) {
    Message message = exchange.getMessage();
    String path = URI.create(baseUrl + "/sms/v2/services/" + serviceId + "/messages").getRawPath();
    new SensSigner(accessKey, secretKey, clock(exchange))
        .headers(method, path + query)
        .forEach(message::setHeader);
  }

  private Clock clock(Exchange exchange) {
    if (clock != null) {
      return clock;
    }
    Clock found = exchange.getContext().getRegistry().lookupByNameAndType("clock", Clock.class);
    return found == null ? Clock.systemUTC() : found;
  }
}

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

  private final SensApi api;
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
  SensService(SensApi api, @Nullable Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = SensSettings.baseUrl(baseUrl);
  }

  public void setServiceId(String serviceId) {
    this.serviceId = SensSettings.serviceId(api.key(), serviceId);
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
   * Sets the headers that sign a request.
   *
   * @param target what follows the service in the address: a path, and perhaps {@code ?} and
   *     parameters, percent-encoded as they are sent
   */
  void addSignature(Exchange exchange, String method, String target) {
    Message message = exchange.getMessage();
    String path = URI.create(baseUrl + api.path(serviceId)).getRawPath();
    new SensSigner(accessKey, secretKey, clock(exchange))
        .headers(method, path + target)
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

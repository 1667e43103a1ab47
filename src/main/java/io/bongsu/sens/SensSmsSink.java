package io.bongsu.sens;

import io.bongsu.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The Java half of the Kamelet {@code sens-sms-sink}: makes the signed request, and reads what came
 * of it. The Kamelet fills it by setters, because Camel passes constructor arguments through one
 * line of text in which a comma or quote of a secret would break. Once filled, safe for threads.
 */
public final class SensSmsSink {

  private final SensJson json = new SensJson();
  private final SensAnswer answer = new SensAnswer();
  private final @Nullable Clock clock;

  private String baseUrl = "";
  private String serviceId = "";
  private String accessKey = "";
  private String secretKey = "";
  private String from = "";

  /** Signs by the clock of the program around it: the bean {@code clock}, or the machine's. */
  public SensSmsSink() {
    this.clock = null;
  }

  SensSmsSink(Clock clock) {
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

  /** What came in with the message goes no further: every header is dropped before ours are set. */
  public void sign(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] body = json.write(json.read(readable(message)), from);
    message.removeHeaders("*");
    message.setBody(body);
    message.setHeader("Content-Type", "application/json; charset=utf-8");
    String target =
        URI.create(baseUrl + "/sms/v2/services/" + serviceId + "/messages").getRawPath();
    new SensSigner(accessKey, secretKey, clock(exchange))
        .headers("POST", target)
        .forEach(message::setHeader);
  }

  private Clock clock(Exchange exchange) {
    if (clock != null) {
      return clock;
    }
    Clock found = exchange.getContext().getRegistry().lookupByNameAndType("clock", Clock.class);
    return found == null ? Clock.systemUTC() : found;
  }

  /** Puts a {@link SensOutcome} in place of the HTTP answer. */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] body = message.getBody(byte[].class);
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    String retryAfter = message.getHeader("Retry-After", String.class);
    finish(message, answer.read(status, text, retryAfter));
  }

  /** Puts a {@link SensOutcome} in place of the exception that the call ended in. */
  public void readFailure(Exchange exchange) {
    IOException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, IOException.class);
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    finish(exchange.getMessage(), SensFailure.read(failure));
  }

  private static void finish(Message message, SensOutcome outcome) {
    message.removeHeaders("*");
    message.setBody(outcome);
  }

  /** Streams and other carriers of text become text; what {@link SensJson} knows stays. */
  private static @Nullable Object readable(Message message) {
    Object body = message.getBody();
    if (body instanceof SensMessage || body instanceof Map<?, ?> || body instanceof byte[]) {
      return body;
    }
    String text = message.getBody(String.class);
    return text == null ? body : text;
  }
}

package io.bongsu.sens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the Kamelets that send through SENS have in common: each makes one signed request, and reads
 * what came of it. Once filled, safe for threads.
 */
public abstract class SensSink extends SensService {

  private final String target;
  private final SensAnswer answer = new SensAnswer();

  /**
   * @param target what follows the service in the address, such as {@code /messages}
   */
  SensSink(SensApi api, String target, @Nullable Clock clock) {
    super(api, clock);
    this.target = target;
  }

  /** What is sent, as the Kamelet's next step writes it. */
  abstract Map<String, Object> request(@Nullable Object body);

  /** What came in with the message goes no further: every header is dropped before ours are set. */
  public void sign(Exchange exchange) {
    Message message = exchange.getMessage();
    Map<String, Object> body = request(readable(message));
    message.removeHeaders("*");
    message.setBody(body);
    message.setHeader("Content-Type", "application/json; charset=utf-8");
    addSignature(exchange, "POST", target);
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

  /** Streams and other carriers of text become text; records, maps and bytes stay. */
  private static @Nullable Object readable(Message message) {
    Object body = message.getBody();
    if (body instanceof Record || body instanceof Map<?, ?> || body instanceof byte[]) {
      return body;
    }
    String text = message.getBody(String.class);
    return text == null ? body : text;
  }
}

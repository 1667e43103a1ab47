package io.bongsu.sens;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The Java half of the Kamelet {@code sens-reservation-cancel-action} (<a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-reservation-delete">vendor page</a>). Once
 * filled, safe for threads.
 */
public final class SensReservationCancel extends SensService {

  public SensReservationCancel() {
    super(SensApi.SMS, null);
  }

  /** Makes the request; every header is dropped before ours are set. */
  public void sign(Exchange exchange) {
    Message message = exchange.getMessage();
    String path = "/reservations/" + SensListFormat.encoded(message.getBody(String.class));
    message.removeHeaders("*");
    message.setBody(null);
    message.setHeader(Exchange.HTTP_PATH, path);
    addSignature(exchange, "DELETE", path);
  }

  /**
   * Puts into the body whether SENS does not hold the text any more: 204, or 404 for one that it
   * does not know.
   *
   * @throws SensInquiryException for any other answer: it may be sent
   */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    message.removeHeaders("*");
    if (status / 100 != 2 && status != 404) {
      throw new SensInquiryException("HTTP " + status + " to a cancellation");
    }
    message.setBody(Boolean.TRUE);
  }

  /**
   * A call without an answer.
   *
   * @throws SensInquiryException always
   */
  public void fail(Exchange exchange) {
    IOException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, IOException.class);
    throw new SensInquiryException("no answer: " + failure.getClass().getSimpleName());
  }
}

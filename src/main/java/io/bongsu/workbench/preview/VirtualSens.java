package io.bongsu.workbench.preview;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers whatever is posted as SENS does when it takes a message (<a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-send">vendor page</a>), and notes on the
 * exchange which service was called.
 */
final class VirtualSens implements Processor {

  /** Exchange property: the id of the SENS service that was called last. */
  static final String SERVICE = "bongsu.preview-service";

  private static final Pattern PATH = Pattern.compile("/services/([^/?]+)/messages");

  private static final byte[] ACCEPTED =
      "{\"requestId\":\"preview\",\"statusCode\":\"202\",\"statusName\":\"success\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final String service;

  /** Whether this is the address to which messages are posted. */
  static boolean answers(String uri) {
    return PATH.matcher(uri).find();
  }

  VirtualSens(String uri) {
    Matcher path = PATH.matcher(uri);
    this.service = path.find() ? path.group(1) : "";
  }

  @Override
  public void process(Exchange exchange) {
    exchange.setProperty(SERVICE, service);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
    exchange.getMessage().setBody(ACCEPTED);
  }
}

package io.bongsu.sens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What the Kamelets that list messages have in common: each signs the request of every page and
 * gathers the pages. Once filled, safe for threads.
 */
public abstract class SensList extends SensService {

  /** Exchange property: the pages so far. */
  private static final String LISTING = "bongsu.sens-listing";

  private final SensListFormat format;

  SensList(SensApi api, SensListFormat format) {
    super(api, null);
    this.format = format;
  }

  /** Whose messages are listed. */
  abstract String sender();

  /** Says what follows the service in the address of the call. */
  void address(Message message, String path) {
    message.setHeader(Exchange.HTTP_PATH, path);
  }

  /** Begins a list. */
  public void begin(Exchange exchange) {
    Message message = exchange.getMessage();
    Object body = message.getBody();
    boolean known = body instanceof SensListQuery || body instanceof Map<?, ?>;
    SensListQuery query = SensQueryReader.read(known ? body : message.getBody(String.class));
    exchange.setProperty(LISTING, new SensListing(query, format));
  }

  /** Whether another page is to be asked for. */
  public boolean hasNext(Exchange exchange) {
    return listing(exchange).hasNext();
  }

  /** Makes the request of the next page; every header is dropped before ours are set. */
  public void sign(Exchange exchange) {
    Message message = exchange.getMessage();
    String query = listing(exchange).parameters(sender());
    String path = listing(exchange).path();
    message.removeHeaders("*");
    message.setBody(null);
    address(message, path);
    message.setHeader(Exchange.HTTP_RAW_QUERY, query);
    addSignature(exchange, "GET", path + "?" + query);
  }

  /**
   * Adds the page that came.
   *
   * @throws SensInquiryException when it is not a page
   */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] body = message.getBody(byte[].class);
    message.removeHeaders("*");
    listing(exchange).add(status, body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  /**
   * Ends a list whose call had no answer.
   *
   * @throws SensInquiryException always
   */
  public void fail(Exchange exchange) {
    IOException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, IOException.class);
    throw new SensInquiryException("no answer: " + failure.getClass().getSimpleName());
  }

  /** Puts the {@link SensListed} into the body. */
  public void end(Exchange exchange) {
    exchange.getMessage().setBody(listing(exchange).listed());
    exchange.removeProperty(LISTING);
  }

  private static SensListing listing(Exchange exchange) {
    return exchange.getProperty(LISTING, SensListing.class);
  }
}

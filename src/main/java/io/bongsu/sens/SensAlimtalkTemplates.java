package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import io.bongsu.settings.Setting;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The Java half of the Kamelet {@code sens-alimtalk-template-action}. Once filled, safe for
 * threads.
 */
public final class SensAlimtalkTemplates extends SensService {

  private static final String CODE = "bongsu.sens-template";

  private String channel = "";

  public SensAlimtalkTemplates() {
    super(SensApi.ALIMTALK, null);
  }

  /**
   * @param channel such as {@code @bongsu}
   */
  public void setChannel(String channel) {
    this.channel = Setting.required("sens.alimtalk.channel", channel);
  }

  /** Makes the request; every header is dropped before ours are set. */
  public void sign(Exchange exchange) {
    Message message = exchange.getMessage();
    String code = message.getBody(String.class);
    String query =
        "channelId="
            + SensListFormat.encoded(channel)
            + "&templateCode="
            + SensListFormat.encoded(code);
    exchange.setProperty(CODE, code);
    message.removeHeaders("*");
    message.setBody(null);
    message.setHeader(Exchange.HTTP_PATH, "/templates");
    message.setHeader(Exchange.HTTP_RAW_QUERY, query);
    addSignature(exchange, "GET", "/templates?" + query);
  }

  /**
   * Puts the template into the body; an empty {@code Optional} when SENS has none of that code.
   *
   * @throws SensInquiryException when the answer is no list of templates
   */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    String body = Optional.ofNullable(message.getBody(String.class)).orElse("");
    message.removeHeaders("*");
    Object code = exchange.removeProperty(CODE);
    message.setBody(status == 404 && body.isBlank() ? Optional.empty() : find(status, body, code));
  }

  private static Optional<SensTemplate> find(int status, String body, Object code) {
    if (status / 100 != 2) {
      throw new SensInquiryException("HTTP " + status + " to the question for a template");
    }
    JsonNode found = parse(body);
    return (found.isArray() ? found.valueStream() : Stream.of(found))
        .filter(template -> template.path("templateCode").asText().equals(code))
        .map(SensAlimtalkTemplates::template)
        .findFirst();
  }

  private static SensTemplate template(JsonNode template) {
    return new SensTemplate(
        template.path("templateCode").asText(),
        template.path("content").asText(),
        template.path("templateInspectionStatus").asText());
  }

  private static JsonNode parse(String body) {
    try {
      return StrictJson.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new SensInquiryException("the answer is not JSON");
    }
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

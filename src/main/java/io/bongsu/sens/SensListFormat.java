package io.bongsu.sens;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.sens.SensListed.Item;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a part of SENS is asked for its messages, and how it lists them. Stateless. */
interface SensListFormat {

  /** What follows the service in the address. */
  String path(SensListQuery query);

  /**
   * The query string of a page, percent-encoded as it is signed and sent.
   *
   * @param sender number, channel or address of the sender
   * @param token of the page; null for the first
   */
  String parameters(SensListQuery query, String sender, @Nullable String token);

  /**
   * The messages of a page.
   *
   * @throws SensInquiryException if there is no list in it
   */
  List<Item> items(JsonNode page, SensListQuery query);

  /** The token of the page after this one; null after the last. */
  @Nullable String next(JsonNode page);

  /** The elements of a list. */
  static List<JsonNode> array(JsonNode page, String name) {
    JsonNode list = page.path(name);
    if (!list.isArray()) {
      throw new SensInquiryException("the answer has no list of messages");
    }
    return list.valueStream().toList();
  }

  static @Nullable String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

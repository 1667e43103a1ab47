package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bongsu.sens.SensListed.Item;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one list as they come in. For one exchange, which no two threads work on at once.
 */
final class SensListing {

  /** With 100 messages a page, more than the default cap of a month. */
  private static final int MAX_PAGES = 120;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final SensListQuery query;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> tokens = new HashSet<>();
  private @Nullable String nextToken;
  private boolean begun;
  private int pages;

  SensListing(SensListQuery query) {
    this.query = query;
  }

  boolean hasNext() {
    return !begun || nextToken != null;
  }

  String parameters(String from) {
    return query.parameters(from, nextToken);
  }

  /**
   * Adds a page. An empty 404 is how SENS says that nothing matches.
   *
   * @throws SensInquiryException when it is not a page
   */
  void add(int status, String body) {
    begun = true;
    nextToken = null;
    if (status == 404 && body.isBlank()) {
      return;
    }
    if (status / 100 != 2) {
      throw new SensInquiryException("HTTP " + status + " " + body);
    }
    JsonNode page = parse(body);
    if (!page.path("messages").isArray()) {
      throw new SensInquiryException("the answer has no list of messages");
    }
    page.path("messages").forEach(message -> items.add(item(message)));
    nextToken = nextToken(page);
    requireProgress();
  }

  private void requireProgress() {
    if (nextToken != null && !tokens.add(nextToken)) {
      throw new SensInquiryException("SENS lists the same page twice");
    }
    if (++pages >= MAX_PAGES && nextToken != null) {
      throw new SensInquiryException("SENS lists more than " + MAX_PAGES + " pages");
    }
  }

  SensListed listed() {
    return new SensListed(items);
  }

  private static Item item(JsonNode message) {
    return new Item(
        message.path("requestId").asText(""),
        message.path("messageId").asText(""),
        message.path("to").asText(""),
        message.path("content").asText(""),
        message.path("status").asText(""),
        message.path("statusName").textValue(),
        text(message.path("statusCode")),
        text(message.path("telcoCode")),
        took(message));
  }

  private static @Nullable Duration took(JsonNode message) {
    try {
      return Duration.between(
          LocalDateTime.parse(message.path("requestTime").asText(), TIME),
          LocalDateTime.parse(message.path("completeTime").asText(), TIME));
    } catch (DateTimeException absent) {
      return null;
    }
  }

  private static @Nullable String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  private static @Nullable String nextToken(JsonNode page) {
    String token = page.path("nextToken").asText("");
    boolean last = page.has("hasMore") && !page.path("hasMore").asBoolean();
    return token.isEmpty() || last ? null : token;
  }

  private static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new SensInquiryException("the answer is not JSON");
    }
  }
}

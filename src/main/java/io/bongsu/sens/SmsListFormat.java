package io.bongsu.sens;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.sens.SensListed.Item;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of SMS v2 (<a href="https://api.ncloud-docs.com/docs/en/sens-sms-list">vendor page</a>).
 */
final class SmsListFormat implements SensListFormat {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Override
  public String path(SensListQuery query) {
    return "/messages";
  }

  @Override
  public String parameters(SensListQuery query, String sender, @Nullable String token) {
    return query.parameters(sender, token);
  }

  @Override
  public List<Item> items(JsonNode page, SensListQuery query) {
    return SensListFormat.array(page, "messages").stream().map(SmsListFormat::item).toList();
  }

  private static Item item(JsonNode message) {
    return new Item(
        message.path("requestId").asText(""),
        message.path("messageId").asText(""),
        message.path("to").asText(""),
        message.path("content").asText(""),
        message.path("status").asText(""),
        message.path("statusName").textValue(),
        SensListFormat.text(message.path("statusCode")),
        SensListFormat.text(message.path("telcoCode")),
        took(message));
  }

  static @Nullable Duration took(JsonNode message) {
    try {
      return Duration.between(
          LocalDateTime.parse(message.path("requestTime").asText(), TIME),
          LocalDateTime.parse(message.path("completeTime").asText(), TIME));
    } catch (DateTimeException absent) {
      return null;
    }
  }

  @Override
  public @Nullable String next(JsonNode page) {
    String token = page.path("nextToken").asText("");
    boolean last = page.has("hasMore") && !page.path("hasMore").asBoolean();
    return token.isEmpty() || last ? null : token;
  }
}

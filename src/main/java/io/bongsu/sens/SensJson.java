package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SensMessage} as JSON: read from what a route of any project may pass, written as <a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-send">SENS wants it</a>. Safe for threads.
 */
final class SensJson {

  private static final Set<String> FIELDS = Set.of("type", "subject", "content", "to");

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** A request to be sent at once. */
  Map<String, Object> write(SensMessage message, String from) {
    return write(message, from, null);
  }

  /**
   * The request. Operational alarms are {@code COMM}, never advertising.
   *
   * @param reserved when SENS is to send it, to the minute; null for at once
   */
  Map<String, Object> write(SensMessage message, String from, @Nullable Instant reserved) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("type", message.type().name());
    request.put("contentType", "COMM");
    request.put("countryCode", "82");
    request.put("from", from);
    if (message.subject() != null) {
      request.put("subject", message.subject());
    }
    request.put("content", message.content());
    if (reserved != null) {
      request.put("reserveTime", TIME.format(reserved.atZone(SEOUL)));
      request.put("reserveTimeZone", SEOUL.getId());
    }
    request.put("messages", message.to().stream().map(number -> Map.of("to", number)).toList());
    return request;
  }

  /**
   * @param body a {@link SensMessage}, a map, or JSON text such as <code>
   *     {"to": ["01000000001"], "content": "…"}</code>; {@code type} and {@code subject} are
   *     optional, and {@code to} may be one number
   * @throws UnsendableMessageException when it is none of these
   */
  SensMessage read(@Nullable Object body) {
    if (body instanceof SensMessage message) {
      return message;
    }
    if (body instanceof Map<?, ?> map) {
      return message(StrictJson.mapper().valueToTree(map));
    }
    if (body instanceof String text) {
      return message(parse(text));
    }
    if (body instanceof byte[] bytes) {
      return message(parse(new String(bytes, StandardCharsets.UTF_8)));
    }
    String kind = body == null ? "nothing" : body.getClass().getName();
    throw new UnsendableMessageException(
        "sens-sms-sink takes a SensMessage, a map or JSON text, but was given " + kind);
  }

  private SensMessage message(JsonNode json) {
    if (!json.isObject()) {
      throw new UnsendableMessageException("the message for SENS must be a JSON object");
    }
    json.fieldNames().forEachRemaining(SensJson::requireKnown);
    String content = text(json, "content");
    if (content == null) {
      throw new UnsendableMessageException("the message for SENS lacks the field content");
    }
    return new SensMessage(type(json, content), text(json, "subject"), content, recipients(json));
  }

  /** The parser's own message would quote the text, so only the place is named. */
  private JsonNode parse(String text) {
    try {
      return StrictJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw new UnsendableMessageException(
          "the message for SENS is not JSON: look at column " + at);
    }
  }

  private static void requireKnown(String field) {
    if (!FIELDS.contains(field)) {
      throw new UnsendableMessageException(
          "the message for SENS has an unknown field; it may have type, subject, content, to");
    }
  }

  private static SensMessage.Type type(JsonNode json, String content) {
    String type = text(json, "type");
    if (type == null) {
      return SensMessage.typeFor(content);
    }
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "SMS" -> SensMessage.Type.SMS;
      case "LMS" -> SensMessage.Type.LMS;
      default ->
          throw new UnsendableMessageException("the message for SENS must be of type SMS or LMS");
    };
  }

  private static List<String> recipients(JsonNode json) {
    JsonNode to = json.path("to");
    if (to.isTextual()) {
      return List.of(to.textValue());
    }
    List<String> numbers = new ArrayList<>();
    to.forEach(number -> numbers.add(number.isTextual() ? number.textValue() : ""));
    return numbers;
  }

  private static @Nullable String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new UnsendableMessageException("the field " + field + " must be text");
    }
    return value.textValue();
  }
}

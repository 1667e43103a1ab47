package io.bongsu.support.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Holds the body of a send against the vendor's table of fields; anything else is refused. */
final class SendCheck {

  private static final Set<String> FIELDS =
      Set.of(
          "type",
          "contentType",
          "countryCode",
          "from",
          "subject",
          "content",
          "messages",
          "reserveTime",
          "reserveTimeZone");
  private static final Set<String> MESSAGE_FIELDS = Set.of("to", "subject", "content");

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final Account account;
  private final Handsets handsets;

  SendCheck(Account account, Handsets handsets) {
    this.account = account;
    this.handsets = handsets;
  }

  JsonNode check(String contentType, byte[] body) {
    String type = contentType == null ? "" : contentType.toLowerCase().replace(" ", "");
    if (!type.equals("application/json;charset=utf-8")) {
      throw Refusal.invalid("Content-Type is not application/json; charset=utf-8");
    }
    JsonNode request = parse(body);
    require(request.isObject(), "the body is not an object");
    checkFields(request, FIELDS);
    checkTop(request);
    JsonNode messages = request.path("messages");
    require(messages.isArray(), "messages is not an array");
    require(messages.size() >= 1 && messages.size() <= 100, "messages must be 1 to 100");
    messages.forEach(message -> checkMessage(message, text(request, "type")));
    messages.forEach(
        message -> {
          if (handsets.isRefused(text(message, "to"))) {
            throw Refusal.invalid("to is not a number");
          }
        });
    return request;
  }

  private void checkTop(JsonNode request) {
    String type = text(request, "type");
    require(Set.of("SMS", "LMS").contains(type), "type is not SMS or LMS");
    String contentType = request.path("contentType").asText("COMM");
    require(Set.of("COMM", "AD").contains(contentType), "contentType is not COMM or AD");
    require(request.path("countryCode").asText("82").matches("[0-9]+"), "countryCode");
    require(account.senders().contains(text(request, "from")), "from is not registered");
    require(!text(request, "content").isEmpty(), "content is empty");
    require(type.equals("LMS") || request.path("subject").isMissingNode(), "SMS with a subject");
  }

  private static void checkMessage(JsonNode message, String type) {
    require(message.isObject(), "messages[] is not an object");
    checkFields(message, MESSAGE_FIELDS);
    require(text(message, "to").matches("[0-9]+"), "to is not digits only");
    require(type.equals("LMS") || message.path("subject").isMissingNode(), "SMS with a subject");
  }

  /** Every field of ours but {@code messages} is a String, so nothing else may stand there. */
  private static void checkFields(JsonNode object, Set<String> known) {
    object
        .fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              require(known.contains(name), "unknown field " + name);
              require(name.equals("messages") || field.getValue().isTextual(), name + " not text");
            });
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    require(value.isTextual(), field + " is missing");
    return value.textValue();
  }

  private JsonNode parse(byte[] body) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return mapper.readTree(decoder.decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      throw Refusal.gateway(400, "100", "Bad Request Exception", "The body is not UTF-8.");
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("the body is not JSON");
    }
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw Refusal.invalid(reason);
    }
  }
}

package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What other services and tools put around a document:
 *
 * <ul>
 *   <li>{@code {"default": "…"}}: what SNS takes with {@code MessageStructure=json}, published
 *       without it;
 *   <li>{@code {"Messages": [{"Body": "…"}]}}: the output of {@code aws sqs receive-message};
 *   <li>{@code {"body": "…", "requestContext", "isBase64Encoded"?}}: a request that API Gateway, a
 *       load balancer or a function URL hands to Lambda;
 *   <li>{@code {"requestPayload": {}}}: what a Lambda destination gets;
 *   <li>{@code {"Payload": {}}}, {@code {"input": {}}}: what Step Functions hands on.
 * </ul>
 */
final class Carrier implements Shape {

  private static final List<String> KEYS =
      List.of("default", "Body", "body", "requestPayload", "Payload", "Input", "input", "event");

  @Override
  public String title() {
    return "wrapped document";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("Messages").isArray() || !inner(document).isEmpty();
  }

  @Override
  public ParsedDocument read(JsonNode document, Wrapping wrapping) {
    JsonNode messages = document.path("Messages");
    if (!messages.isArray()) {
      return wrapping.inRecord().read(inner(document));
    }
    return switch (messages.size()) {
      case 0 -> new ParsedDocument.Ignored("empty answer", "its list of Messages is empty");
      case 1 -> wrapping.inRecord().read(body(messages.get(0)));
      default -> new ParsedDocument.Several(stream(messages).map(Carrier::body).toList());
    };
  }

  private static String body(JsonNode message) {
    String body = inner(message);
    return body.isEmpty() ? message.toString() : body;
  }

  /** The document inside: an object or a text that may be one; empty if there is none. */
  private static String inner(JsonNode document) {
    return KEYS.stream().flatMap(key -> inner(document, key)).findFirst().orElse("");
  }

  private static Stream<String> inner(JsonNode document, String key) {
    JsonNode value = document.path(key);
    if (value.isObject() || value.isArray()) {
      return Stream.of(value.toString());
    }
    if (!value.isTextual()) {
      return Stream.empty();
    }
    String text = value.textValue();
    String plain = document.path("isBase64Encoded").asBoolean() ? decoded(text) : text;
    boolean json = Json.looksLikeObject(plain) || Json.looksLikeArray(plain);
    return json || key.equals("default") ? Stream.of(plain) : Stream.empty();
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return base64;
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}

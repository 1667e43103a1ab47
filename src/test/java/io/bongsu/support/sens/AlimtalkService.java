package io.bongsu.support.sens;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * AlimTalk v2: the fields of the vendor's table and no others; a text that is not the template, or
 * lacks its button, fails at KakaoTalk. The phone of such a message is {@code alimtalk:<number>}.
 */
final class AlimtalkService implements OtherService {

  static final String PREFIX = "alimtalk:";
  private static final String ROOT = "/alimtalk/v2/services/" + Account.ALIMTALK_SERVICE;
  private static final Set<String> FIELDS = Set.of("plusFriendId", "templateCode", "messages");
  private static final Set<String> MESSAGE_FIELDS =
      Set.of("countryCode", "to", "content", "buttons", "useSmsFailover");
  private static final Set<String> PARAMETERS =
      Set.of(
          "requestId",
          "plusFriendId",
          "requestStartTime",
          "requestEndTime",
          "to",
          "pageSize",
          "nextToken");

  private final JsonMapper mapper =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final AtomicLong numbers = new AtomicLong();
  private final Clock clock;
  private final Handsets handsets;

  AlimtalkService(Clock clock, Handsets handsets) {
    this.clock = clock;
    this.handsets = handsets;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/alimtalk/v2/");
  }

  @Override
  public List<Delivery> send(String path, byte[] body) {
    requirePath(path, "/messages");
    JsonNode request = parse(body);
    Json.requireFields(request, FIELDS);
    Json.require(request.path("plusFriendId").asText().equals(Account.CHANNEL), "plusFriendId");
    Json.require(
        request.path("templateCode").asText().equals(Account.TEMPLATE_CODE), "templateCode");
    JsonNode messages = request.path("messages");
    Json.require(messages.isArray() && messages.size() >= 1 && messages.size() <= 100, "messages");
    messages.forEach(this::check);
    String requestId = "RATA-" + numbers.incrementAndGet();
    List<Delivery> deliveries = new ArrayList<>();
    messages.forEach(message -> deliveries.add(delivery(message, requestId)));
    return deliveries;
  }

  private void requirePath(String path, String rest) {
    if (!path.startsWith(ROOT) || handsets.isRefused("alimtalk")) {
      throw Refusal.forbidden("Do not have access to this 'serviceId'");
    }
    if (!path.equals(ROOT + rest)) {
      throw Refusal.gateway(404, "300", "Not Found Exception", "URL not found.");
    }
  }

  private void check(JsonNode message) {
    Json.requireFields(message, MESSAGE_FIELDS);
    String to = message.path("to").textValue();
    Json.require(to != null && to.matches("[0-9]+"), "to is not digits only");
    Json.require(!handsets.isRefused(PREFIX + to), "to is not a number");
    String content = message.path("content").asText();
    Json.require(!content.isEmpty() && content.length() <= 1000, "content must be 1 to 1000");
    Json.require(!message.path("useSmsFailover").asBoolean(), "failover is not ours to use");
    for (JsonNode button : message.path("buttons")) {
      Json.requireFields(button, Set.of("type", "name", "linkMobile", "linkPc"));
      Json.require(button.path("name").asText().length() <= 20, "button name");
      Json.require(button.has("linkMobile") && button.has("linkPc"), "WL needs both links");
    }
  }

  private Delivery delivery(JsonNode message, String requestId) {
    String phone = PREFIX + message.path("to").textValue();
    String content = message.path("content").textValue();
    String result = handsets.codeOf(phone);
    boolean same = matchesTemplate(content);
    boolean delivered = same && result.equals("0");
    String code = result.equals(Handsets.PROCESSING) ? null : result;
    return new Delivery(
        requestId,
        requestId + "-" + numbers.incrementAndGet(),
        phone,
        Account.CHANNEL,
        "ALIMTALK",
        null,
        content,
        delivered ? content : null,
        same ? code : "3016",
        clock.instant());
  }

  /** Each variable stands for any text. */
  private static boolean matchesTemplate(String content) {
    StringBuilder regex = new StringBuilder();
    String[] parts = Account.TEMPLATE.split("#\\{[^}]+}", -1);
    for (int i = 0; i < parts.length; i++) {
      regex.append(i == 0 ? "" : "(?s:.*)").append(Pattern.quote(parts[i]));
    }
    return content.matches(regex.toString());
  }

  @Override
  public Optional<String> ask(String path, String rawQuery, List<Delivery> known) {
    if (path.equals(ROOT + "/templates")) {
      return Optional.of(templates(Json.query(rawQuery, Set.of("channelId", "templateCode"))));
    }
    requirePath(path, "/messages");
    Map<String, String> query = Json.query(rawQuery, PARAMETERS);
    Json.require(
        query.containsKey("requestId") || query.containsKey("plusFriendId"), "plusFriendId");
    List<Delivery> found =
        known.stream()
            .filter(each -> each.type().equals("ALIMTALK"))
            .filter(each -> Json.matches(query, "requestId", each.requestId()))
            .filter(each -> Json.matches(query, "to", each.phone().substring(PREFIX.length())))
            .filter(window(query))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode page = mapper.createObjectNode().put("statusCode", "200").put("hasMore", false);
    ArrayNode messages = page.putArray("messages");
    found.forEach(each -> messages.add(item(each)));
    return Optional.of(page.toString());
  }

  private static java.util.function.Predicate<Delivery> window(Map<String, String> query) {
    if (query.containsKey("requestId")) {
      return each -> true;
    }
    Instant start = MessageList.time(query, "requestStartTime");
    Instant end = MessageList.time(query, "requestEndTime");
    return each -> !each.at().isBefore(start) && each.at().isBefore(end.plusSeconds(1));
  }

  private ObjectNode item(Delivery each) {
    ObjectNode item = mapper.createObjectNode();
    item.put("requestId", each.requestId()).put("messageId", each.messageId());
    item.put("requestTime", MessageList.seoul(each.at())).put("plusFriendId", Account.CHANNEL);
    item.put("templateCode", Account.TEMPLATE_CODE).put("content", each.content());
    item.put("to", each.phone().substring(PREFIX.length())).put("useSmsFailover", false);
    item.put("requestStatusCode", "A000").put("requestStatusName", "success");
    if (each.code() == null) {
      return item.put("messageStatusName", "processing");
    }
    item.put("completeTime", MessageList.seoul(each.at()));
    item.put("messageStatusCode", each.isDelivered() ? "0000" : each.code());
    return item.put("messageStatusName", each.isDelivered() ? "success" : "fail");
  }

  private String templates(Map<String, String> query) {
    Json.require(Account.CHANNEL.equals(query.get("channelId")), "channelId");
    ArrayNode list = mapper.createArrayNode();
    if (Json.matches(query, "templateCode", Account.TEMPLATE_CODE)) {
      ObjectNode template = list.addObject();
      template.put("channelId", Account.CHANNEL).put("templateCode", Account.TEMPLATE_CODE);
      template.put("content", Account.TEMPLATE);
      template.put("templateInspectionStatus", "COMPLETE").put("templateStatus", "ACTIVE");
    }
    return list.toString();
  }

  @Override
  public String accepted(List<Delivery> deliveries) {
    ObjectNode answer = mapper.createObjectNode();
    answer.put("requestId", deliveries.get(0).requestId());
    answer.put("statusCode", "202").put("statusName", "success");
    ArrayNode messages = answer.putArray("messages");
    for (Delivery each : deliveries) {
      ObjectNode message = messages.addObject().put("messageId", each.messageId());
      message.put("requestStatusCode", "A000").put("requestStatusName", "success");
    }
    return answer.toString();
  }

  private JsonNode parse(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (IOException e) {
      throw Refusal.invalid("the body is not JSON");
    }
  }
}

package io.bongsu.support.sens;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The two reading operations: a list by filter and page, and one message by its id. */
final class MessageList {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Set<String> PARAMETERS =
      Set.of(
          "requestId",
          "requestStartTime",
          "requestEndTime",
          "completeStartTime",
          "completeEndTime",
          "messageId",
          "type",
          "contentType",
          "countryCode",
          "status",
          "statusName",
          "from",
          "to",
          "pageSize",
          "nextToken");

  private final JsonMapper mapper = JsonMapper.builder().build();

  /** The page that a query asks for; empty when nothing matches, which SENS answers with 404. */
  Optional<String> page(String rawQuery, List<Delivery> all) {
    Map<String, String> query = parse(rawQuery);
    List<Delivery> found =
        all.stream().filter(each -> each.type().endsWith("MS")).filter(filter(query)).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int size = query.containsKey("requestId") ? 1000 : number(query, "pageSize", 20, 1, 100);
    int start = number(query, "nextToken", 0, 0, Integer.MAX_VALUE);
    int end = Math.min(start + size, found.size());
    ObjectNode page = envelope();
    page.put("pageSize", size);
    page.put("itemCount", Math.max(0, end - start));
    page.put("hasMore", end < found.size());
    if (end < found.size()) {
      page.put("nextToken", Integer.toString(end));
    }
    ArrayNode messages = page.putArray("messages");
    found.subList(Math.min(start, end), end).forEach(each -> messages.add(item(each)));
    return Optional.of(page.toString());
  }

  Optional<String> one(String messageId, List<Delivery> all) {
    return all.stream()
        .filter(delivery -> delivery.messageId().equals(messageId))
        .findFirst()
        .map(
            delivery -> {
              ObjectNode answer = envelope();
              answer.put("statusCode", "200");
              answer.putArray("messages").add(item(delivery));
              return answer.toString();
            });
  }

  private ObjectNode envelope() {
    return mapper.createObjectNode().put("statusCode", "202").put("statusName", "success");
  }

  static String seoul(Instant at) {
    return TIME.format(at.atZone(SEOUL));
  }

  private ObjectNode item(Delivery delivery) {
    String time = seoul(delivery.at());
    ObjectNode item = mapper.createObjectNode();
    item.put("requestId", delivery.requestId()).put("messageId", delivery.messageId());
    item.put("requestTime", time);
    item.put("contentType", "COMM").put("type", delivery.type()).put("countryCode", "82");
    item.put("subject", delivery.subject()).put("content", delivery.content());
    item.put("from", delivery.from()).put("to", delivery.phone());
    if (delivery.code() == null) {
      return item.put("status", "PROCESSING");
    }
    item.put("completeTime", time).put("telcoCode", "SKT");
    item.put("status", "COMPLETED").put("statusCode", delivery.code());
    item.put("statusName", delivery.isDelivered() ? "success" : "fail");
    return item;
  }

  private static Predicate<Delivery> filter(Map<String, String> query) {
    Predicate<Delivery> window = window(query);
    return delivery ->
        window.test(delivery)
            && matches(query, "requestId", delivery.requestId())
            && matches(query, "messageId", delivery.messageId())
            && matches(query, "type", delivery.type())
            && matches(query, "from", delivery.from())
            && matches(query, "to", delivery.phone());
  }

  /** One of three ways to say when is required; times are Seoul's, to the second, inclusive. */
  private static Predicate<Delivery> window(Map<String, String> query) {
    if (query.containsKey("requestId")) {
      return delivery -> true;
    }
    String kind = query.containsKey("requestStartTime") ? "request" : "complete";
    Instant start = time(query, kind + "StartTime");
    Instant end = time(query, kind + "EndTime");
    Duration max = Duration.ofDays(kind.equals("request") ? 30 : 1);
    if (end.isBefore(start) || Duration.between(start, end).compareTo(max) > 0) {
      throw Refusal.invalid("the times are too far apart, or the wrong way round");
    }
    return delivery -> !delivery.at().isBefore(start) && delivery.at().isBefore(end.plusSeconds(1));
  }

  private static boolean matches(Map<String, String> query, String name, String value) {
    return !query.containsKey(name) || query.get(name).equals(value);
  }

  static Instant time(Map<String, String> query, String name) {
    try {
      return LocalDateTime.parse(query.getOrDefault(name, ""), TIME).atZone(SEOUL).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.invalid(name + " is not yyyy-MM-dd HH:mm:ss");
    }
  }

  private static int number(Map<String, String> query, String name, int unset, int min, int max) {
    String value = query.getOrDefault(name, Integer.toString(unset));
    if (!value.matches("[0-9]{1,9}")
        || Integer.parseInt(value) < min
        || Integer.parseInt(value) > max) {
      throw Refusal.invalid(name + " is out of range");
    }
    return Integer.parseInt(value);
  }

  private static Map<String, String> parse(String rawQuery) {
    Map<String, String> query = new HashMap<>();
    for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2 || !PARAMETERS.contains(parts[0])) {
        throw Refusal.invalid("unknown parameter " + parts[0]);
      }
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}

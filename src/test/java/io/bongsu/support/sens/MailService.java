package io.bongsu.support.sens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Mail v2. The phone of a mail is {@code mail:<address>}; it shows the body. */
final class MailService implements OtherService {

  static final String PREFIX = "mail:";
  private static final String ROOT = "/mail/v2/services/" + Account.MAIL_SERVICE + "/requests";
  private static final Set<String> FIELDS =
      Set.of("senderAddress", "senderName", "title", "body", "recipients");
  private static final Set<String> PARAMETERS =
      Set.of(
          "fromDateTime",
          "toDateTime",
          "senderAddress",
          "recipientAddress",
          "title",
          "pageSize",
          "pageNo");

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final AtomicLong numbers = new AtomicLong();
  private final Clock clock;
  private final Handsets handsets;

  MailService(Clock clock, Handsets handsets) {
    this.clock = clock;
    this.handsets = handsets;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/mail/v2/");
  }

  @Override
  public List<Delivery> send(String path, byte[] body) {
    if (!path.equals(ROOT) || handsets.isRefused("mail")) {
      throw Refusal.forbidden("Do not have access to this 'serviceId'");
    }
    JsonNode request = parse(body);
    Json.requireFields(request, FIELDS);
    Json.require(request.path("senderAddress").asText().equals(Account.MAIL_SENDER), "sender");
    String title = request.path("title").asText();
    Json.require(!title.isBlank() && bytes(title) <= 500, "title must be 1 to 500 bytes");
    String text = request.path("body").asText();
    Json.require(!text.isBlank() && !text.contains("${"), "body");
    Json.require(request.path("recipients").size() == 1, "recipients");
    JsonNode recipient = request.path("recipients").get(0);
    Json.requireFields(recipient, Set.of("address", "name", "type"));
    Json.require(recipient.path("type").asText("TO").equals("TO"), "no TO");
    String address = recipient.path("address").asText();
    Json.require(address.matches("[^@\\s]+@[^@\\s]+"), "address");
    Json.require(!handsets.isRefused(PREFIX + address), "address is blocked");
    return List.of(delivery(address, title, text));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private Delivery delivery(String address, String title, String text) {
    long number = numbers.incrementAndGet();
    String result = handsets.codeOf(PREFIX + address);
    return new Delivery(
        "mail-request-" + number,
        "mail-" + number,
        PREFIX + address,
        Account.MAIL_SENDER,
        "MAIL",
        title,
        text,
        result.equals("0") ? text : null,
        result.equals(Handsets.PROCESSING) ? null : result,
        clock.instant());
  }

  @Override
  public Optional<String> ask(String path, String rawQuery, List<Delivery> known) {
    if (!path.startsWith(ROOT)) {
      throw Refusal.forbidden("Do not have access to this 'serviceId'");
    }
    Map<String, String> query = Json.query(rawQuery, PARAMETERS);
    List<Delivery> mails = known.stream().filter(each -> each.type().equals("MAIL")).toList();
    if (path.equals(ROOT)) {
      Instant from = time(query, "fromDateTime");
      Instant to = time(query, "toDateTime");
      return Optional.of(
          page(
              mails.stream()
                  .filter(each -> !each.at().isBefore(from) && !each.at().isAfter(to))
                  .filter(each -> Json.matches(query, "recipientAddress", address(each)))
                  .toList(),
              false));
    }
    String id = path.substring(ROOT.length() + 1).replace("/mails", "");
    return Optional.of(
        page(mails.stream().filter(each -> each.requestId().equals(id)).toList(), true));
  }

  private static String address(Delivery mail) {
    return mail.phone().substring(PREFIX.length());
  }

  private String page(List<Delivery> mails, boolean each) {
    ObjectNode page = mapper.createObjectNode().put("number", 0).put("last", true);
    ArrayNode content = page.putArray("content");
    for (Delivery mail : mails) {
      ObjectNode item = content.addObject();
      item.put("requestId", mail.requestId()).put("title", mail.subject());
      item.put("senderAddress", mail.from());
      if (each) {
        item.put("mailId", mail.messageId());
      }
      String done = mail.isDelivered() ? "COMPLETED" : "FAILED";
      item.put("status", mail.code() == null ? "SENDING" : done);
      if (each && mail.code() != null && !mail.isDelivered()) {
        item.put("sendResultCode", mail.code());
      }
    }
    return page.toString();
  }

  private static Instant time(Map<String, String> query, String name) {
    try {
      return OffsetDateTime.parse(query.getOrDefault(name, "")).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.invalid(name + " is not ISO 8601 with an offset");
    }
  }

  @Override
  public String accepted(List<Delivery> deliveries) {
    return mapper.createObjectNode().put("requestId", deliveries.get(0).requestId()).toString();
  }

  private JsonNode parse(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (IOException e) {
      throw Refusal.invalid("the body is not JSON");
    }
  }
}

package io.bongsu.sens;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.sens.SensListQuery.Between;
import io.bongsu.sens.SensListQuery.OfRequest;
import io.bongsu.sens.SensListed.Item;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists of Mail v2: the mails of a request, or the requests of a time. A list of requests has the
 * title and not the text, so that an item's content is the title.
 */
final class MailListFormat implements SensListFormat {

  private static final Set<String> FAILED = Set.of("FAILED", "PARTIAL_FAILED", "CANCELED");

  @Override
  public String path(SensListQuery query) {
    return query instanceof OfRequest request
        ? "/requests/" + SensListFormat.encoded(request.requestId()) + "/mails"
        : "/requests";
  }

  @Override
  public String parameters(SensListQuery query, String sender, @Nullable String token) {
    String page = "pageSize=100" + (token == null ? "" : "&pageNo=" + token);
    if (!(query instanceof Between between)) {
      return page;
    }
    String to =
        between.to() == null ? "" : "&recipientAddress=" + SensListFormat.encoded(between.to());
    return "fromDateTime="
        + time(between.start())
        + "&toDateTime="
        + time(between.end())
        + "&senderAddress="
        + SensListFormat.encoded(sender)
        + to
        + "&"
        + page;
  }

  private static String time(Instant time) {
    return SensListFormat.encoded(DateTimeFormatter.ISO_INSTANT.format(time));
  }

  @Override
  public List<Item> items(JsonNode page, SensListQuery query) {
    return SensListFormat.array(page, "content").stream().map(mail -> item(mail, query)).toList();
  }

  private static Item item(JsonNode mail, SensListQuery query) {
    String asked = query instanceof OfRequest request ? request.requestId() : "";
    String address = query instanceof Between between && between.to() != null ? between.to() : "";
    String status = mail.path("status").asText("");
    boolean failed = FAILED.contains(status);
    boolean done = failed || status.equals("COMPLETED");
    return new Item(
        mail.path("requestId").asText(asked),
        mail.path("mailId").asText(""),
        mail.path("recipientAddress").asText(address),
        mail.path("title").asText(""),
        done ? "COMPLETED" : "PROCESSING",
        done ? (failed ? "fail" : "success") : null,
        done ? (failed ? mail.path("sendResultCode").asText(status) : "0") : null,
        "MAIL",
        null);
  }

  @Override
  public @Nullable String next(JsonNode page) {
    boolean last = page.path("last").asBoolean(true);
    return last ? null : String.valueOf(page.path("number").asInt() + 1);
  }
}

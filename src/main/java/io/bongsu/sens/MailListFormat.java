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
 *
 * <p>The vendor describes parameters and statuses, and not the shape of a page, so that the two
 * that its services have are read: a page of Spring ({@code content}, {@code number}, {@code last})
 * with flat mails, and a list named after what it holds, with {@code recipients} in each mail and
 * {@code totalPages}. A page in neither is an error and no empty list.
 */
final class MailListFormat implements SensListFormat {

  private static final List<String> LISTS = List.of("content", "requests", "mails", "items");
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
    String name = LISTS.stream().filter(page::has).findFirst().orElse("content");
    return SensListFormat.array(page, name).stream().map(mail -> item(mail, query)).toList();
  }

  private static Item item(JsonNode mail, SensListQuery query) {
    String asked = query instanceof OfRequest request ? request.requestId() : "";
    String address = query instanceof Between between && between.to() != null ? between.to() : "";
    JsonNode recipient = mail.path("recipients").path(0);
    String status = status(mail);
    boolean failed = FAILED.contains(status) || FAILED.contains(status(recipient));
    boolean done = failed || status.equals("COMPLETED");
    String code = text(mail, recipient, "sendResultCode", status);
    return new Item(
        mail.path("requestId").asText(asked),
        mail.path("mailId").asText(""),
        mail.path("recipientAddress").asText(recipient.path("address").asText(address)),
        mail.path("title").asText(""),
        done ? "COMPLETED" : "PROCESSING",
        done ? (failed ? "fail" : "success") : null,
        done ? (failed ? code : "0") : null,
        "MAIL",
        null);
  }

  /** A word, or an object with it as code. */
  private static String status(JsonNode of) {
    JsonNode status = of.path("status");
    return status.path("code").asText(status.asText(""));
  }

  private static String text(JsonNode mail, JsonNode recipient, String name, String otherwise) {
    return mail.path(name).asText(recipient.path(name).asText(otherwise));
  }

  @Override
  public @Nullable String next(JsonNode page) {
    int number = page.path("number").asInt(page.path("pageNo").asInt());
    boolean last = page.path("last").asBoolean(number + 1 >= page.path("totalPages").asInt());
    return last ? null : String.valueOf(number + 1);
  }
}

package io.bongsu.sens;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.sens.SensListQuery.Between;
import io.bongsu.sens.SensListQuery.OfRequest;
import io.bongsu.sens.SensListed.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of AlimTalk v2 (<a href="https://api.ncloud-docs.com/docs/en/sens-alimtalk-list">vendor
 * page</a>): {@code requestStatusCode} says whether KakaoTalk took a message ({@code A000}), {@code
 * messageStatusName} what became of it. Its codes are its own: {@code 3019} is somebody without
 * KakaoTalk here, and a blocked sender with SMS.
 */
final class AlimtalkListFormat implements SensListFormat {

  private static final SmsListFormat PAGES = new SmsListFormat();

  @Override
  public String path(SensListQuery query) {
    return "/messages";
  }

  @Override
  public String parameters(SensListQuery query, String channel, @Nullable String token) {
    String next = token == null ? "" : "&nextToken=" + SensListFormat.encoded(token);
    if (query instanceof OfRequest request) {
      return "requestId=" + SensListFormat.encoded(request.requestId()) + next;
    }
    Between between = (Between) query;
    String to = between.to() == null ? "" : "&to=" + SensListFormat.encoded(between.to());
    return "plusFriendId="
        + SensListFormat.encoded(channel)
        + "&"
        + between.times()
        + to
        + "&pageSize=100"
        + next;
  }

  @Override
  public List<Item> items(JsonNode page, SensListQuery query) {
    return SensListFormat.array(page, "messages").stream().map(AlimtalkListFormat::item).toList();
  }

  private static Item item(JsonNode message) {
    String result = message.path("messageStatusName").asText("");
    boolean refused = message.path("requestStatusName").asText("").equals("fail");
    boolean done = refused || result.equals("success") || result.equals("fail");
    boolean delivered = !refused && result.equals("success");
    String code = message.path(refused ? "requestStatusCode" : "messageStatusCode").asText("?");
    return new Item(
        message.path("requestId").asText(""),
        message.path("messageId").asText(""),
        message.path("to").asText(""),
        message.path("content").asText(""),
        done ? "COMPLETED" : "PROCESSING",
        done ? (delivered ? "success" : "fail") : null,
        done ? (delivered ? "0" : code) : null,
        "KAKAO",
        SmsListFormat.took(message));
  }

  @Override
  public @Nullable String next(JsonNode page) {
    return PAGES.next(page);
  }
}

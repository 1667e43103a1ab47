package io.bongsu.routes;

import java.util.Map;

/**
 * The body of a message to a chat, for {@code marshal: json}: the data format escapes it, where
 * text put together by hand breaks at the first quote in an alarm's name. Slack, Teams and
 * Mattermost take {@code {"text": …}}. Stateless.
 */
public final class ChatMessage {

  public Map<String, String> text(String text) {
    return Map.of("text", text);
  }
}

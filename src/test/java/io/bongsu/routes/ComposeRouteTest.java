package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.burst.Burst;
import io.bongsu.compose.Message;
import io.bongsu.notify.NoticeNotification;
import io.bongsu.notify.Notification;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.UnreadableNotification;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of notification becomes the messages that carry it. */
class ComposeRouteTest {

  private static final List<Recipient> PEOPLE = List.of(new Recipient(Phones.ON_CALL));

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  @BeforeAll
  static void start() {
    stage =
        RouteContext.start(
            List.of("routes/compose.camel.yaml"), "direct:deliver-messages", Map.of());
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
  }

  @Test
  void aBurst() {
    Burst burst = new Burst("urgent", List.of(ClassifiedAlarms.of("api-1")));

    stage.send("compose-burst", List.of(new Notification(burst, PEOPLE)));

    assertThat(messages())
        .singleElement()
        .satisfies(message -> assertThat(message.text()).startsWith("[경보] api-1 CPU 97%>80"));
  }

  @Test
  void aNotice() {
    Notice notice = new Notice("AWS Health", "maintenance", "n-1");

    stage.send("compose-notice", List.of(new NoticeNotification(List.of(notice), PEOPLE)));

    assertThat(messages())
        .singleElement()
        .satisfies(
            message -> assertThat(message.text()).startsWith("[알림] AWS Health: maintenance"));
  }

  @Test
  void unreadableMessages() {
    stage.send("compose-unreadable", new UnreadableNotification(3, "not JSON", PEOPLE));

    assertThat(messages())
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("3건: not JSON"));
  }

  @SuppressWarnings("unchecked")
  private static List<Message> messages() {
    return (List<Message>)
        stage.neighbour("deliver-messages").getExchanges().get(0).getMessage().getBody();
  }
}

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
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Each kind of notification becomes the messages that carry it. */
@RouteTest
@TestPropertySource(properties = "bongsu.routes=classpath:routes/compose.camel.yaml")
@MockEndpointsAndSkip("direct:deliver-messages")
class ComposeRouteTest {

  private static final List<Recipient> PEOPLE = List.of(new Recipient(Phones.ON_CALL));

  private final ProducerTemplate camel;

  @EndpointInject("mock:direct:deliver-messages")
  @SuppressWarnings("NullAway.Init")
  private MockEndpoint deliver;

  @Autowired
  ComposeRouteTest(ProducerTemplate camel) {
    this.camel = camel;
  }

  @BeforeEach
  void expectOneBody() {
    deliver.reset();
    deliver.expectedMessageCount(1);
  }

  @Test
  void aBurst() throws Exception {
    Burst burst = new Burst("urgent", List.of(ClassifiedAlarms.of("api-1")));

    camel.sendBody("direct:compose-burst", List.of(new Notification(burst, PEOPLE)));

    assertThat(text()).startsWith("[경보] api-1 CPU 97%>80");
  }

  @Test
  void aNotice() throws Exception {
    Notice notice = new Notice("AWS Health", "maintenance", "n-1");

    camel.sendBody(
        "direct:compose-notice", List.of(new NoticeNotification(List.of(notice), PEOPLE)));

    assertThat(text()).startsWith("[알림] AWS Health: maintenance");
  }

  @Test
  void unreadableMessages() throws Exception {
    camel.sendBody("direct:compose-unreadable", new UnreadableNotification(3, "not JSON", PEOPLE));

    assertThat(text()).contains("3건: not JSON");
  }

  /** The text of the only message. */
  private String text() throws Exception {
    deliver.assertIsSatisfied();
    List<?> messages = deliver.getExchanges().get(0).getMessage().getBody(List.class);
    assertThat(messages).singleElement().isInstanceOf(Message.class);
    return ((Message) messages.get(0)).text();
  }
}

package io.bongsu.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.InFlightCount;
import io.bongsu.queue.QueueMessage;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SampleMessages;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A burst of two alarms whose messages wait for an outcome. */
@NullUnmarked // The parts of a rescue that no test here reaches.
class OutcomePoliciesTest {

  private final Alarm api = ClassifiedAlarms.of("api-1");
  private final Alarm db = ClassifiedAlarms.of("db-1");
  private final QueueMessage ofApi = message("a");
  private final QueueMessage ofDb = message("b");

  @Test
  void aMessageIsAnOutcomeOfTheAlarmsThatItNamesAndOfNoOther() throws Exception {
    enter("status-accepted", text(api));

    assertThat(ofApi.hasOutcome()).isTrue();
    assertThat(ofDb.hasOutcome()).isFalse();
  }

  @Test
  void anAlarmIsAnOutcomeOfItself() throws Exception {
    enter("status-quiet", db);

    assertThat(ofApi.hasOutcome()).isFalse();
    assertThat(ofDb.hasOutcome()).isTrue();
  }

  @Test
  void aBodyThatNamesNoAlarmIsAnOutcomeOfTheWholeBurst() throws Exception {
    enter("status-counted", new Burst("urgent", List.of(api, db)));

    assertThat(ofApi.hasOutcome()).isTrue();
    assertThat(ofDb.hasOutcome()).isTrue();
  }

  @Test
  void anyOtherRouteIsNoOutcome() throws Exception {
    enter("compose-burst", text(api));

    assertThat(ofApi.hasOutcome()).isFalse();
  }

  private void enter(String routeId, Object body) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addRoutePolicyFactory(
          new OutcomePolicies(new AlarmRescue("alarms", null, null, null, null)));
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:" + routeId).routeId(routeId).log("entered");
            }
          });
      context.start();
      Exchange burst = context.getEndpoint("direct:" + routeId).createExchange();
      hold(api, ofApi, burst);
      hold(db, ofDb, burst);
      burst.getMessage().setBody(body);
      context.createProducerTemplate().send("direct:" + routeId, burst);
    }
  }

  private static void hold(Alarm alarm, QueueMessage message, Exchange burst) {
    Exchange arrived = new DefaultExchange(burst.getContext());
    arrived.getMessage().setBody(alarm);
    message.attach(arrived);
    DeferredAck.take(arrived, new InFlightCount());
    DeferredAck.of(arrived).releaseWith(burst);
  }

  private static QueueMessage message(String id) {
    return new QueueMessage(id, 1, "{}", null);
  }

  private static Message text(Alarm alarm) {
    return SampleMessages.of("id", "text", List.of(new Recipient("01000000001")), List.of(alarm));
  }
}

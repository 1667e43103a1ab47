package io.bongsu.failure;

import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.burst.AlarmBurstAction;
import io.bongsu.burst.Burst;
import io.bongsu.burst.NoticeBurst;
import io.bongsu.compose.Message;
import io.bongsu.notify.NoticePlanner;
import io.bongsu.notify.NotificationPlanner;
import io.bongsu.sens.SensBusyException;
import io.bongsu.sens.SensInquiryException;
import io.bongsu.sens.SensMessageList;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.sens.SensRefusedException;
import io.bongsu.sens.SensSmsSink;
import io.bongsu.sens.SensUnknownException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonDataFormat;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of an alarm around the route files, from the failure to SENS, in Java so that no file
 * which a user edits can break it: neither routes, nor templates, nor Kamelets. It does what the
 * stages from burst to deliver do, for the default team, with the same ledger and the same retries.
 */
final class FailureRoutes extends RouteBuilder {

  static final String ALARM = "direct:failure-alarm";
  static final String NOTICE = "direct:failure-notice";
  static final String LANE = "failure";

  private static final Logger LOG = LoggerFactory.getLogger("bongsu.status");

  /** No such configuration exists, so none of the route files' policies reaches these routes. */
  private static final String OWN_POLICY = "failure-built-in";

  private final AlarmBurstAction lane;
  private final MarkedComposer composer;
  private final SensSmsSink sens;
  private final SensMessageList list;
  private final String sensAddress;
  private final MeterRegistry registry;

  /**
   * @param sensAddress where SENS takes and lists messages, without options
   */
  FailureRoutes(
      AlarmBurstAction lane,
      MarkedComposer composer,
      SensSmsSink sens,
      SensMessageList list,
      String sensAddress,
      MeterRegistry registry) {
    this.lane = lane;
    this.composer = composer;
    this.sens = sens;
    this.list = list;
    this.sensAddress = sensAddress;
    this.registry = registry;
  }

  @Override
  public void configure() {
    policy();
    gather();
    notices();
    deliver();
    attempt();
    list();
    post();
  }

  private void policy() {
    onException(
            SensBusyException.class,
            SensUnknownException.class,
            SensInquiryException.class,
            CallNotPermittedException.class)
        .handled(false)
        .onExceptionOccurredRef("retryLog")
        .redeliveryPolicyRef("retryPolicy");
    onException(SensRefusedException.class)
        .logExhausted(false)
        .bean("deliveryLog", "refused")
        .process(
            exchange -> LOG.error("refused route=failure-deliver reason=\"{}\"", reason(exchange)));
  }

  private static String reason(Exchange exchange) {
    return CauseText.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
  }

  private void gather() {
    from(ALARM)
        .routeId("failure-alarm")
        .routeConfigurationId(OWN_POLICY)
        .process(lane::defer)
        .aggregate(simple("${body.group}"), lane)
        .completionSize(method(lane, "limit"))
        .completionTimeout(method(lane, "remaining"))
        .completionTimeoutCheckerInterval(100)
        .parallelProcessing()
        .forceCompletionOnStop()
        .process(this::writeBurst)
        .to("direct:failure-messages");
  }

  private void notices() {
    from(NOTICE)
        .routeId("failure-notice")
        .routeConfigurationId(OWN_POLICY)
        .process(this::writeNotice)
        .to("direct:failure-messages");
  }

  private void deliver() {
    from("direct:failure-messages")
        .routeId("failure-messages")
        .routeConfigurationId(OWN_POLICY)
        .bean("outageHistory", "sending")
        .bean("deliveryLog", "sending")
        .split(body())
        .aggregationStrategy("failIfAnyFailed")
        .to("direct:failure-deliver");
    from("direct:failure-deliver")
        .routeId("failure-deliver")
        .routeConfigurationId(OWN_POLICY)
        .to("direct:failure-attempt")
        .bean("deliveryLog", "accepted")
        .bean("deliveryMeters", "accepted")
        .process(this::accepted);
  }

  private void attempt() {
    from("direct:failure-attempt")
        .routeId("failure-attempt")
        .routeConfigurationId(OWN_POLICY)
        .errorHandler(noErrorHandler())
        .removeVariable("acceptance")
        .filter(method("unconfirmedPosts", "isOpen"))
        .setVariable("query", method("confirmBeforeRetry", "query"))
        .toV("direct:failure-list", "query", "listed")
        .process("confirmBeforeRetry")
        .end()
        .filter(simple("${variable.acceptance} == null"))
        .throttle(method("sendRate", "share"))
        .bean("deliveryLog", "posting")
        .bean("unconfirmedPosts", "begin")
        .setVariable("request", simple("${body.sms}"))
        .toV("direct:failure-post", "request", "outcome")
        .process("outcomeToException")
        .process(FailureRoutes::refuse);
  }

  /** A refusal that may concern one number is one of the whole message here. */
  private static void refuse(Exchange exchange) {
    Refused refused = exchange.getVariable("refusal", Refused.class);
    exchange.removeVariable("refusal");
    if (refused != null) {
      refused.orThrow();
    }
  }

  private void list() {
    from("direct:failure-list")
        .routeId("failure-list")
        .routeConfigurationId(OWN_POLICY)
        .errorHandler(noErrorHandler())
        .process(list::begin)
        .loopDoWhile(method(list, "hasNext"))
        .process(list::sign)
        .doTry()
        .to(sens("GET"))
        .process(list::read)
        .doCatch(IOException.class)
        .process(list::fail)
        .end()
        .end()
        .process(list::end);
  }

  private void post() {
    from("direct:failure-post")
        .routeId("failure-post")
        .routeConfigurationId(OWN_POLICY)
        .errorHandler(noErrorHandler())
        .process(sens::sign)
        .marshal(json())
        .doTry()
        .to(sens("POST"))
        .process(sens::read)
        .doCatch(IOException.class)
        .process(sens::readFailure)
        .end();
  }

  private String sens(String method) {
    return sensAddress
        + "?httpMethod="
        + method
        + "&throwExceptionOnFailure=false&followRedirects=false"
        + "&httpClientConfigurer=#bean:failureSensClient";
  }

  /** Leaves the Content-Type that the request was signed with. */
  private static JsonDataFormat json() {
    return new JsonDataFormat.Builder()
        .library(JsonLibrary.Jackson)
        .contentTypeHeader("false")
        .end();
  }

  private void writeBurst(Exchange exchange) {
    NotificationPlanner planner = bean(exchange, "notificationPlanner", NotificationPlanner.class);
    Burst burst = exchange.getMessage().getBody(Burst.class);
    exchange.getMessage().setBody(composer.messages(planner.who(burst).notifications()));
  }

  private void writeNotice(Exchange exchange) {
    NoticePlanner planner = bean(exchange, "noticePlanner", NoticePlanner.class);
    Notice notice = exchange.getMessage().getBody(Notice.class);
    exchange.getMessage().setBody(composer.notices(planner.plan(new NoticeBurst(List.of(notice)))));
  }

  private static <T> T bean(Exchange exchange, String name, Class<T> type) {
    return exchange.getContext().getRegistry().lookupByNameAndType(name, type);
  }

  private void accepted(Exchange exchange) {
    Message message = exchange.getMessage().getBody(Message.class);
    String context = exchange.getContext().getName();
    registry.counter("bongsu.accepted", "camelContext", context, "lane", LANE).increment();
    registry.counter("bongsu.failures.sent").increment(message.keys().size());
    LOG.warn(
        "accepted around the routes tag={} recipients={} alarms={}",
        message.tag(),
        message.size(),
        message.alarmNames());
  }
}

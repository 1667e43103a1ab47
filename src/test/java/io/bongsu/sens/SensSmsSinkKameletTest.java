package io.bongsu.sens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.bongsu.support.sens.Attempt;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The Kamelet in a Camel context without Spring, as another project would use it. */
class SensSmsSinkKameletTest {

  private static final String PHONE = "01000000001";
  private static final Map<String, Object> MESSAGE =
      Map.of("to", List.of(PHONE), "content", "[경보] api-3 CPU 97%>80 14:02 #7K2");

  /** Camel prints what each placeholder stands for at DEBUG, whoever asks; no Kamelet can help. */
  private static final List<String> PRINT_EVERY_PLACEHOLDER =
      List.of(
          "org.apache.camel.component.properties.DefaultPropertiesParser",
          "org.apache.camel.impl.engine.DefaultCamelContextExtension");

  private final FakeSens sens = FakeSens.start();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private DefaultCamelContext camel;
  private ProducerTemplate route;

  @BeforeEach
  void start() throws Exception {
    log.start();
    logger("ROOT").addAppender(log);
    logger("io.bongsu").setLevel(Level.DEBUG);
    logger("org.apache.camel").setLevel(Level.DEBUG);
    PRINT_EVERY_PLACEHOLDER.forEach(name -> logger(name).setLevel(Level.INFO));
    start(sens.settings());
  }

  private void start(Map<String, String> settings) throws Exception {
    Properties keys = new Properties();
    keys.putAll(settings);
    keys.put("sens.response-timeout", "700ms");
    camel = new DefaultCamelContext();
    camel.getPropertiesComponent().setInitialProperties(keys);
    var routes =
        """
        - route:
            id: once
            from:
              uri: direct:once
              steps:
                - to:
                    uri: kamelet:sens-sms-sink
        - route:
            id: or-throw
            from:
              uri: direct:or-throw
              steps:
                - to:
                    uri: kamelet:sens-sms-sink
                - bean:
                    beanType: io.bongsu.sens.SensAcceptance
                    method: require
        """;
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.fromString("test.camel.yaml", routes));
    camel.start();
    route = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() throws Exception {
    logger("ROOT").detachAppender(log);
    camel.close();
    sens.close();
  }

  @Test
  void aPostWhoseLeaseHasRunOutIsNotWritten() {
    PostLease.begin(Duration.ZERO);

    Object outcome = route.requestBody("direct:once", MESSAGE);

    assertThat(outcome).isInstanceOf(SensOutcome.Unknown.class);
    assertThat(sens.attempts()).isEmpty();
    assertThat(route.requestBody("direct:once", MESSAGE)).isInstanceOf(SensOutcome.Accepted.class);
  }

  @Test
  void aTextReachesThePhoneAndTheOutcomeIsAccepted() {
    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Accepted.class);

    sens.phone(PHONE).received("[경보] api-3 CPU 97%>80 14:02 #7K2");
    sens.nothingElseArrived();
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void aMessageMayBeARecordOrJsonTextToo() {
    send(new SensMessage(SensMessage.Type.SMS, null, "one", List.of(PHONE)));
    send("{\"to\": [\"" + PHONE + "\"], \"content\": \"둘\"}");
    send(("{\"to\": \"" + PHONE + "\", \"content\": \"three\"}").getBytes(UTF_8));

    assertThat(sens.texts(PHONE)).containsExactly("one", "둘", "three");
  }

  @Test
  void aMessageThatCannotBeSentLeavesNoRequest() {
    assertThatThrownBy(() -> send("no json"))
        .isInstanceOf(CamelExecutionException.class)
        .hasCauseInstanceOf(UnsendableMessageException.class);
    assertThat(sens.attempts()).isEmpty();
  }

  @Test
  void anAnswer503IsBusyAndPostsOnce() {
    sens.always(Mishap.status(503));

    assertThat(send(MESSAGE))
        .isEqualTo(new SensOutcome.Busy("HTTP 503: 500, Endpoint Error", null));
    assertThat(sens.attempts()).hasSize(1);
  }

  @Test
  void anAnswer429IsBusyAndPostsOnce() {
    sens.always(Mishap.status(429));

    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Busy.class);
    assertThat(sens.attempts()).hasSize(1);
  }

  @Test
  void aWrongKeyIsRefused() throws Exception {
    camel.close();
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("sens.secret-key", "another");
    start(settings);

    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.AccountRefused.class);
    assertThat(sens.faults()).singleElement().asString().startsWith("401");
  }

  @Test
  void noAnswerInTimeIsUnknown() {
    sens.next(1, Mishap.hangAfterAccepting());

    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Unknown.class);
    assertThat(sens.texts(PHONE)).hasSize(1);
  }

  @Test
  void aConnectionThatEndsWithoutAnAnswerIsUnknownAndPostsOnce() {
    sens.next(1, Mishap.closeAfterAccepting());

    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Unknown.class);
    assertThat(sens.attempts()).hasSize(1);
  }

  @Test
  void anAnswerThatCannotBeReadIsUnknown() {
    sens.next(1, Mishap.garbageAfterAccepting());
    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Unknown.class);

    sens.next(1, Mishap.noRequestIdAfterAccepting());
    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Unknown.class);
  }

  @Test
  void anAnswerUnderTheWrongContentTypeIsRead() {
    sens.next(1, Mishap.wrongTypeAfterAccepting());

    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Accepted.class);
  }

  @Test
  void nobodyListeningIsBusy() throws Exception {
    camel.close();
    Map<String, String> settings = new HashMap<>(sens.settings());
    try (ServerSocket free = new ServerSocket(0)) {
      settings.put("sens.base-url", "http://127.0.0.1:" + free.getLocalPort());
    }
    start(settings);

    assertThat(send(MESSAGE)).isInstanceOf(SensOutcome.Busy.class);
  }

  @Test
  void headersThatComeWithAMessageDoNotSteerTheRequest() {
    Map<String, Object> headers = new HashMap<>();
    headers.put("CamelHttpUri", "http://127.0.0.1:1/elsewhere");
    headers.put("CAmelHttpPath", "elsewhere");
    headers.put("CamelHttpQuery", "a=b");
    headers.put("camelhttprawquery", "a=b");
    headers.put("CamelHttpMethod", "GET");
    headers.put("X-Mine", "leaked");
    headers.put("Cookie", "leaked=1");
    headers.put("x-ncp-apigw-timestamp", "1");

    Object outcome = route.requestBodyAndHeaders("direct:once", MESSAGE, headers);

    assertThat(outcome).isInstanceOf(SensOutcome.Accepted.class);
    assertThat(sens.attempts())
        .singleElement()
        .extracting(Attempt::headers)
        .satisfies(names -> assertThat(names).doesNotContain("x-mine", "cookie"));
  }

  @Test
  void nothingOfTheAnswerIsLeftButTheOutcome() {
    Exchange exchange =
        route.request("direct:once", request -> request.getMessage().setBody(MESSAGE));

    assertThat(exchange.getMessage().getHeaders()).isEmpty();
  }

  @Test
  void everyCallIsSignedAnew() {
    sens.next(1, Mishap.status(503));
    send(MESSAGE);
    long first = System.currentTimeMillis();
    while (System.currentTimeMillis() == first) {
      Thread.onSpinWait();
    }
    send(MESSAGE);

    assertThat(sens.attempts()).extracting(Attempt::timestamp).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aCallerThatRetriesGetsAnExceptionForEveryOutcomeButAcceptance() {
    assertThat(route.requestBody("direct:or-throw", MESSAGE))
        .isInstanceOf(SensOutcome.Accepted.class);
    sens.next(1, Mishap.status(503));
    assertThrown(SensBusyException.class);
    sens.next(1, Mishap.status(400));
    assertThrown(SensRefusedException.class);
    sens.next(1, Mishap.closeAfterAccepting());
    assertThrown(SensUnknownException.class);
  }

  private void assertThrown(Class<? extends Throwable> type) {
    assertThatThrownBy(() -> route.requestBody("direct:or-throw", MESSAGE))
        .cause()
        .isInstanceOf(type);
  }

  @Test
  void noSecretStandsInAnAddressOrALog() {
    send(MESSAGE);
    sens.next(1, Mishap.closeAfterAccepting());
    send(MESSAGE);

    assertThat(camel.getEndpoints())
        .extracting(Endpoint::getEndpointUri)
        .isNotEmpty()
        .allSatisfy(this::holdsNoSecret);
    assertThat(log.list).isNotEmpty().extracting(String::valueOf).allSatisfy(this::holdsNoSecret);
    assertThat(camel.getRoutes())
        .extracting(each -> String.valueOf(each.getProperties()))
        .isNotEmpty()
        .allSatisfy(this::holdsNoSecret);
    assertThat(camel.getRouteDefinitions())
        .extracting(each -> each + " " + each.getTemplateParameters())
        .isNotEmpty()
        .allSatisfy(this::holdsNoSecret);
  }

  private void holdsNoSecret(String text) {
    assertThat(text)
        .doesNotContain(sens.account().secretKey())
        .doesNotContain("fake+secret", "fake%2Bsecret")
        .doesNotContain(PHONE);
  }

  private Object send(Object body) {
    return route.requestBody("direct:once", body);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}

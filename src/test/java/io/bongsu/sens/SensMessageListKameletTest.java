package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.json.StrictJson;
import io.bongsu.sens.SensMessage.Type;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.Attempt;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelet in a Camel context without Spring, as another project would use it. */
class SensMessageListKameletTest {

  private static final String PHONE = "01000000001";
  private static final Instant NOW = Instant.parse("2026-11-22T14:59:59.900Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final FakeSens sens = FakeSens.start(0, Account.example(), clock);
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    Properties keys = new Properties();
    keys.putAll(sens.settings());
    keys.put("sens.response-timeout", "400ms");
    camel.getPropertiesComponent().setInitialProperties(keys);
    camel.getRegistry().bind("clock", clock);
    camel.start();
  }

  @AfterEach
  void stop() throws Exception {
    camel.close();
    sens.close();
  }

  @Test
  void findsWhatWasTakenByItsExactContent() throws Exception {
    send("disk 91% #7K2");
    send("disk 91% #7K3");

    assertThat(find("disk 91% #7K3")).contains(sens.accepted().get(1).requestId());
    assertThat(find("disk 91%")).isEmpty();
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void theMessagesOfOneRequestSayWhatTheCarrierSaid() throws Exception {
    send("disk 91% #7K2");
    String requestId = sens.accepted().get(0).requestId();

    assertThat(list(new SensListQuery.OfRequest(requestId)).items())
        .singleElement()
        .satisfies(item -> assertThat(item.isDelivered()).isTrue());
    assertThat(list(Map.of("requestId", requestId)).items()).hasSize(1);
    assertThat(list(new SensListQuery.OfRequest("RSSA-9")).items()).isEmpty();
  }

  @Test
  void aBodyThatIsNoQueryIsRefused() {
    assertThatThrownBy(() -> list("{}")).cause().isInstanceOf(IllegalArgumentException.class);
    assertThat(sens.attempts()).isEmpty();
  }

  @Test
  void findsNothingWhereSensHasNothing() {
    assertThat(find("disk 91% #7K2")).isEmpty();
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void readsAllPagesAndSignsEach() throws Exception {
    for (int i = 0; i < 230; i++) {
      send("number " + i);
    }
    sens.forgetAttempts();

    assertThat(find("number 229")).contains(sens.accepted().get(229).requestId());
    assertThat(sens.attempts()).extracting(Attempt::method).containsOnly("GET").hasSize(3);
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void asksInSeoulTimeRoundedOutwards() {
    list(new SensListQuery.Between(NOW, NOW.plusMillis(50), PHONE));

    assertThat(sens.attempts().get(0).target())
        .endsWith(
            "/messages?requestStartTime=2026-11-22%2023%3A59%3A59"
                + "&requestEndTime=2026-11-23%2000%3A00%3A00"
                + "&from=0200000000&to=01000000001&pageSize=100");
  }

  @Test
  void notBeingAbleToAskIsNotTheSameAsNothing() {
    for (Mishap mishap :
        List.of(
            Mishap.status(503),
            Mishap.status(429),
            Mishap.closeBeforeAccepting(),
            Mishap.garbageAfterAccepting(),
            Mishap.hangBeforeAccepting())) {
      sens.alwaysInquiry(mishap);
      assertThatThrownBy(() -> find("x"))
          .as(mishap.toString())
          .cause()
          .isInstanceOf(SensInquiryException.class)
          .hasMessageStartingWith("SENS could not be asked: ")
          .hasMessageNotContaining(PHONE);
    }
  }

  @Test
  void withoutAServerTheListFails() {
    sens.close();

    assertThatThrownBy(() -> find("x")).cause().isInstanceOf(SensInquiryException.class);
  }

  @Test
  void aSpanOfMoreThanThirtyDaysIsRefusedAtOnce() {
    assertThatThrownBy(() -> new SensListQuery.Between(NOW.minus(Duration.ofDays(31)), NOW, PHONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sens.attempts()).isEmpty();
  }

  private java.util.Optional<String> find(String content) {
    return list(new SensListQuery.Between(NOW.minusSeconds(60), NOW.plusSeconds(60), PHONE))
        .requestOf(content, PHONE);
  }

  private SensListed list(Object query) {
    return camel
        .createProducerTemplate()
        .requestBody("kamelet:sens-message-list-action", query, SensListed.class);
  }

  private void send(String content) throws Exception {
    SensMessage message = new SensMessage(Type.SMS, null, content, List.of(PHONE));
    String path = "/sms/v2/services/" + sens.account().serviceId() + "/messages";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sens.baseUrl() + path))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    StrictJson.mapper()
                        .writeValueAsBytes(
                            new SensJson().write(message, sens.account().sender()))));
    new SensSigner(sens.account().accessKey(), sens.account().secretKey(), clock)
        .headers("POST", path)
        .forEach(request::header);
    assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(202);
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();
}

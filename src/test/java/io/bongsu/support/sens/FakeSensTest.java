package io.bongsu.support.sens;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake must refuse what SENS refuses, else the tests that lean on it prove nothing. */
class FakeSensTest {

  private static final String PHONE = "01000000001";

  private static final String PATH = "/sms/v2/services/ncp:sms:kr:123456789012:alarm/messages";
  private static final long TIME = 1_700_000_000_000L;

  /** Made by another tool over {@link #PATH} and {@link #TIME}: {@code openssl dgst -hmac}. */
  private static final String SIGNATURE = "xLAob0n5dcfXu2mrmlTunMCjlYK/tgfg5q2SSKhckLY=";

  private static final String BODY =
      "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"경보\","
          + "\"messages\":[{\"to\":\"01000000001\"}]}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeSens sens =
      FakeSens.start(
          0,
          new Account(
              "ncp:sms:kr:123456789012:alarm", "AK-EXAMPLE", "SK-EXAMPLE", Set.of("0200000000")),
          Clock.fixed(Instant.ofEpochMilli(TIME), ZoneOffset.UTC));
  private final Map<String, String> headers =
      new HashMap<>(
          Map.of(
              "Content-Type",
              "application/json; charset=utf-8",
              "x-ncp-apigw-timestamp",
              Long.toString(TIME),
              "x-ncp-iam-access-key",
              "AK-EXAMPLE",
              "x-ncp-apigw-signature-v2",
              SIGNATURE));

  @AfterEach
  void stop() {
    sens.close();
  }

  @Test
  void takesARequestSignedByAnotherTool() throws Exception {
    HttpResponse<String> answer = post(PATH, BODY);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"requestId\":\"RSSA-1\",\"requestTime\":\"2023-11-15T07:13:20.000\","
                + "\"statusCode\":\"202\",\"statusName\":\"success\"}");
    sens.phone(PHONE).received("경보");
    sens.nothingElseArrived();
    assertThat(sens.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x-ncp-apigw-timestamp, 1700000000001, Invalid authentication information.",
    "x-ncp-apigw-timestamp, 1699999700000, Expired timestamp.",
    "x-ncp-apigw-timestamp, 1700000300000, Expired timestamp.",
    "x-ncp-apigw-timestamp, 1700000000, Timestamp is not in milliseconds.",
    "x-ncp-apigw-timestamp, '', Authentication information are missing.",
    "x-ncp-iam-access-key, AK-OTHER, Invalid authentication information.",
    "x-ncp-iam-access-key, '', Authentication information are missing.",
    "x-ncp-apigw-signature-v2, c2lnbmF0dXJl, Invalid authentication information.",
    "x-ncp-apigw-signature-v2, '', Authentication information are missing."
  })
  void refusesWhatIsNotSignedWell(String header, String value, String details) throws Exception {
    headers.put(header, value);

    HttpResponse<String> answer = post(PATH, BODY);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"errorCode\":\"200\",\"message\":\"Authentication Failed\",\"details\":\""
                + details
                + "\"}}");
    assertRefused("401");
  }

  @ParameterizedTest
  @CsvSource({
    "/sms/v2/services/ncp:sms:kr:123456789012:other/messages, 403",
    "/sms/v2/services/ncp:sms:kr:123456789012:alarm/message, 404",
    "/sms/v1/services/ncp:sms:kr:123456789012:alarm/messages, 404",
    "/sms/v2/services/, 404",
    "/, 404",
    "/sms/v2/services/ncp:sms:kr:123456789012:alarm/messages?a=b, 401",
    "/sms/v2/services/ncp%3Asms%3Akr%3A123456789012%3Aalarm/messages, 401"
  })
  void refusesAnotherPathThanTheSignedOne(String path, int status) throws Exception {
    assertThat(post(path, BODY).statusCode()).isEqualTo(status);
    assertRefused(Integer.toString(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"type\":\"MMS\",\"from\":\"0200000000\",\"content\":\"x\",\"messages\":[{\"to\":\"1\"}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000001\",\"content\":\"x\",\"messages\":[{\"to\":\"1\"}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"\",\"messages\":[{\"to\":\"1\"}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":1,\"messages\":[{\"to\":\"1\"}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"messages\":[]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"messages\":[{\"to\":1}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"messages\":[{\"to\":\"1-2\"}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"to\":\"1\"}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"subject\":\"s\","
            + "\"messages\":[{\"to\":\"1\"}]}",
        "{\"type\":\"SMS\",\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\","
            + "\"messages\":[{\"to\":\"1\"}]}",
        "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"messages\":[{\"to\":\"1\"}]}}"
      })
  void refusesABodyThatIsNotInTheVendorsTable(String body) throws Exception {
    assertThat(post(PATH, body).statusCode()).isEqualTo(400);
    assertRefused("400");
  }

  @Test
  void refusesMoreThanAHundredRecipients() throws Exception {
    assertThat(post(PATH, bodyTo(100)).statusCode()).isEqualTo(202);
    assertThat(post(PATH, bodyTo(101)).statusCode()).isEqualTo(400);
    assertThat(sens.accepted()).hasSize(100);
  }

  @Test
  void refusesAnotherContentTypeOrCharset() throws Exception {
    for (String type : List.of("text/plain", "application/json; charset=euc-kr")) {
      headers.put("Content-Type", type);
      assertThat(post(PATH, BODY).statusCode()).as(type).isEqualTo(400);
    }
    headers.put("Content-Type", "application/json; charset=utf-8");
    assertThat(post(PATH, BODY.replace("경보", "é").getBytes(ISO_8859_1)).statusCode())
        .isEqualTo(400);
    assertRefused("400");
  }

  @Test
  void cutsWhatIsTooLongAndCallsItAFault() throws Exception {
    post(PATH, BODY.replace("경보", "가".repeat(44) + "abc"));

    assertThat(sens.texts(PHONE)).containsExactly("가".repeat(44) + "ab");
    assertThat(sens.faults()).containsExactly("content was cut to 90 bytes");
  }

  @Test
  void cutsAnLmsAtTwoThousandBytesAndItsSubjectAtForty() throws Exception {
    String lms =
        BODY.replace("\"SMS\"", "\"LMS\",\"subject\":\"" + "가".repeat(21) + "\"")
            .replace("경보", "가".repeat(1001));
    post(PATH, lms);

    assertThat(sens.texts(PHONE)).containsExactly("가".repeat(1000));
    assertThat(sens.faults())
        .containsExactly("content was cut to 2000 bytes", "subject was cut to 40 bytes");
  }

  @Test
  void takesWhatCannotBeCarriedAndFailsItLater() throws Exception {
    assertThat(post(PATH, BODY.replace("경보", "경보 🚨")).statusCode()).isEqualTo(202);

    sens.phone(PHONE).receivedNothing();
    assertThat(sens.accepted()).extracting(Delivery::code).containsExactly("3022");
    assertThat(sens.faults()).containsExactly("3022: a character that EUC-KR lacks");
  }

  @Test
  void mishapsComeInTurnAndThenTheOneThatLasts() throws Exception {
    sens.next(1, Mishap.status(429));
    sens.always(Mishap.status(503));

    assertThat(List.of(status(), status(), status())).containsExactly(429, 503, 503);
    sens.calm();
    assertThat(status()).isEqualTo(202);
    assertThat(sens.texts(PHONE)).hasSize(1);
  }

  @Test
  void aConnectionMayEndBeforeOrAfterTheMessageIsTaken() {
    sens.always(Mishap.closeBeforeAccepting());
    assertThatThrownBy(this::status).isInstanceOf(IOException.class);
    sens.phone(PHONE).receivedNothing();

    sens.always(Mishap.closeAfterAccepting());
    assertThatThrownBy(this::status).isInstanceOf(IOException.class);
    sens.phone(PHONE).received("경보");
  }

  @Test
  void aHangingRequestEndsWhenItIsReleased() {
    sens.next(1, Mishap.hangAfterAccepting());
    CompletableFuture<?> hanging =
        http.sendAsync(request(PATH, BODY.getBytes(UTF_8)), BodyHandlers.ofString());

    sens.phone(PHONE).received("경보");
    assertThat(hanging).isNotDone();
    sens.releaseHung();
    assertThat(hanging).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void anAnswerMayBeLate() {
    sens.next(1, Mishap.answerAfter(Duration.ofDays(1)));
    CompletableFuture<HttpResponse<String>> late =
        http.sendAsync(request(PATH, BODY.getBytes(UTF_8)), BodyHandlers.ofString());

    sens.phone(PHONE).received("경보");
    sens.calm();
    assertThat(late).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aTestFailsWhenATextIsMissingOrUnexpected() throws Exception {
    post(PATH, BODY);

    assertThatThrownBy(
            () -> sens.phone(PHONE).received("other", text -> false, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("경보");
    assertThatThrownBy(sens::nothingElseArrived).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> sens.nothingElseArrives(Duration.ofSeconds(1)))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> sens.awaitTexts(2, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class);
    assertThat(sens.awaitTexts(1, Duration.ofSeconds(1))).hasSize(1);
  }

  @Test
  void anotherProcessCanWatchAndDisturb() throws Exception {
    control("POST", "/_fake/faults", "{\"answer\":\"STATUS\",\"status\":503,\"times\":1}");
    assertThat(status()).isEqualTo(503);
    control("POST", "/_fake/faults", "{\"answer\":\"STATUS\",\"status\":429}");
    assertThat(status()).isEqualTo(429);
    control("DELETE", "/_fake/faults", "");
    assertThat(status()).isEqualTo(202);

    assertThat(control("GET", "/_fake/received", ""))
        .isEqualTo(
            "{\"phone\":\"01000000001\",\"shown\":\"경보\",\"content\":\"경보\",\"type\":\"SMS\","
                + "\"subject\":null,\"from\":\"0200000000\",\"requestId\":\"RSSA-1\",\"code\":\"0\","
                + "\"at\":\"2023-11-14T22:13:20Z\"}");
    headers.remove("x-ncp-iam-access-key");
    status();
    assertThat(control("GET", "/_fake/faults", "")).startsWith("401 ");
    control("DELETE", "/_fake/received", "");
    assertThat(control("GET", "/_fake/received", "")).isEmpty();
  }

  private void assertRefused(String start) {
    assertThat(sens.accepted()).isEmpty();
    assertThat(sens.faults()).isNotEmpty().allSatisfy(fault -> assertThat(fault).startsWith(start));
  }

  private static String bodyTo(int count) {
    String numbers =
        String.join(
            ",",
            IntStream.range(0, count)
                .mapToObj(i -> String.format("{\"to\":\"0100000%04d\"}", i))
                .toList());
    return "{\"type\":\"SMS\",\"from\":\"0200000000\",\"content\":\"x\",\"messages\":["
        + numbers
        + "]}";
  }

  private int status() throws Exception {
    return post(PATH, BODY).statusCode();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return post(path, body.getBytes(UTF_8));
  }

  private HttpResponse<String> post(String path, byte[] body) throws Exception {
    return http.send(request(path, body), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sens.baseUrl() + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }

  private String control(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sens.baseUrl() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}

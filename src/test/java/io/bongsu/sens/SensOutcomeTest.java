package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.sens.SensOutcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SensOutcomeTest {

  private final SensAnswer answer = new SensAnswer();

  @Test
  void acceptanceCarriesTheRequestId() {
    assertThat(
            answer.read(
                202,
                "{\"requestId\":\"RSSA-7\",\"requestTime\":\"2026-11-22T14:02:03.123\","
                    + "\"statusCode\":\"202\",\"statusName\":\"success\"}",
                null))
        .isEqualTo(new Accepted("RSSA-7", "2026-11-22T14:02:03.123"));
  }

  /** Shapes: the gateway's, SENS's own and Spring's, as the vendor prints them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          202 | {"requestId":"R-1","statusCode":"202"}                      | Accepted |
          202 | {"requestId":"R-1","statusName":"success"}                  | Accepted |
          202 | {"statusCode":"202","statusName":"success"}                 | Unknown  | does not say
          202 | {"requestId":"","statusName":"success"}                     | Unknown  | does not say
          202 | {"requestId":"R-1"                                          | Unknown  | does not say
          202 | ~~                                                          | Unknown  | does not say
          200 | <html>hello</html>                                          | Unknown  | does not say
          200 | {"requestId":"R-1","statusName":"odd"}                      | Unknown  | does not say
          202 | {"requestId":"R-1","statusCode":"400","statusName":"fail"}  | Refused  | HTTP 202: 400, fail
          301 | ~~                                                          | Refused  | HTTP 301
          400 | {"status":400,"errors":"E","errorMessage":"bad from"}       | Refused  | HTTP 400: bad from, E
          400 | {"status":400,"errors":["a","b"]}                           | Refused  | HTTP 400: a, b
          401 | {"error":{"errorCode":"200","message":"Authentication Failed","details":"Expired."}} | AccountRefused | HTTP 401: 200, Authentication Failed, Expired.
          401 | {"error":{"errorCode":210,"message":"Permission Denied"}}   | AccountRefused  | HTTP 401: 210, Permission Denied
          403 | {"status":403,"error":"Forbidden","message":"no access"}    | AccountRefused  | HTTP 403: Forbidden, no access
          404 | ~~                                                          | AccountRefused  | HTTP 404
          408 | ~~                                                          | Busy     | HTTP 408
          413 | {"error":{"errorCode":"430","message":"Request Entity Too Large"}} | Refused | HTTP 413: 430, Request Entity Too Large
          429 | {"error":{"errorCode":"400","message":"Quota Exceeded"}}    | AccountRefused | HTTP 429: 400, Quota Exceeded
          429 | {"error":{"errorCode":"410","message":"Throttle Limited"}}  | Busy     | HTTP 429: 410, Throttle Limited
          500 | {"error":{"errorCode":"900","message":"Unexpected Error"}}  | Busy     | HTTP 500: 900, Unexpected Error
          500 | <h1>oops</h1>                                               | Busy     | HTTP 500
          500 | {"error":{"errorCode":510,"message":"Endpoint Timeout"}}    | Unknown  | HTTP 500: 510, Endpoint Timeout
          502 | ~~                                                          | Unknown  | HTTP 502
          503 | {"error":{"errorCode":"500","message":"Endpoint Error"}}    | Busy     | HTTP 503: 500, Endpoint Error
          504 | {"error":{"errorCode":"510","message":"Endpoint Timeout"}}  | Unknown  | HTTP 504: 510, Endpoint Timeout
          """)
  void everyAnswerHasItsOutcome(int status, String body, String outcome, String reason) {
    SensOutcome read = answer.read(status, body, null);

    assertThat(read.getClass().getSimpleName()).isEqualTo(outcome);
    if (reason != null) {
      assertThat(read.toString()).contains(reason);
    }
  }

  @Test
  void busyTellsHowLongSensWantsToBeLeftAlone() {
    assertThat(answer.read(429, "", "7")).isEqualTo(new Busy("HTTP 429", Duration.ofSeconds(7)));
    assertThat(answer.read(429, "", "Sun, 22 Nov 2026 14:00:00 GMT"))
        .isEqualTo(new Busy("HTTP 429", null));
    assertThat(answer.read(429, "", "999999999"))
        .isEqualTo(new Busy("HTTP 429", Duration.ofDays(1)));
  }

  @Test
  void aReasonIsOneShortLineWithoutPhoneNumbers() {
    String body =
        "{\"errorMessage\":\"to 01000000001\\nand 010-0000-0001 " + "x".repeat(300) + "\"}";

    assertThat(answer.read(400, body, null))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("HTTP 400: to *** and *** xxx")
                    .hasSize(200)
                    .doesNotContain("\n"));
  }

  static List<IOException> failuresBeforeSending() {
    return List.of(
        new ConnectException("refused"),
        new HttpHostConnectException("refused"),
        new UnknownHostException("host"),
        new ConnectTimeoutException("connect"),
        new ConnectionRequestTimeoutException("pool"),
        new SSLHandshakeException("certificate"));
  }

  static List<IOException> failuresAfterSending() {
    return List.of(
        new SocketTimeoutException("Read timed out"),
        new NoHttpResponseException("closed"),
        new ConnectionClosedException(),
        new SocketException("Connection reset"),
        new SSLException("closing inbound"),
        new IOException("anything else 01000000001"));
  }

  @ParameterizedTest
  @MethodSource("failuresBeforeSending")
  void aFailureBeforeSendingIsBusy(IOException failure) {
    assertThat(SensFailure.read(failure)).isInstanceOf(Busy.class);
  }

  @ParameterizedTest
  @MethodSource("failuresAfterSending")
  void aFailureAfterSendingIsUnknown(IOException failure) {
    assertThat(SensFailure.read(failure)).isInstanceOf(Unknown.class);
    assertThat(SensFailure.read(failure).toString()).doesNotContain("01000000001");
  }

  @Test
  void theExceptionCarriesTheOutcome() {
    Busy busy = new Busy("HTTP 429", Duration.ofSeconds(7));

    assertThatThrownBy(busy::orThrow)
        .isInstanceOfSatisfying(
            SensBusyException.class, e -> assertThat(e.outcome()).isEqualTo(busy))
        .hasMessage("SENS is busy: HTTP 429");
    assertThat(SensAcceptance.require(new Accepted("R-1", null)))
        .isEqualTo(new Accepted("R-1", null));
  }
}

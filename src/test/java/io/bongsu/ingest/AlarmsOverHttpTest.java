package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /alarms} of the running program, as those who send to it see it. */
class AlarmsOverHttpTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "bongsu.ingest.token",
                "older-token," + Http.TOKEN,
                "bongsu.burst.urgent.max-size",
                "1"));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void anAlarmThatIsPostedReachesThePhone() throws Exception {
    HttpResponse<String> answer = Http.post(alarms(), alarm("api-11"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("id").asText()).isNotEmpty();
    assertThat(json(answer).has("ids")).isFalse();
    sens.phone(Phones.ON_CALL).receivedContaining("api-11 CPU 97%>80");
  }

  @Test
  void everyAlarmOfABatchReachesThePhone() throws Exception {
    String batch = "[" + alarm("api-21") + "," + SampleAlarms.inSns(alarm("api-22")) + "]";

    HttpResponse<String> answer = Http.post(alarms(), batch);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("ids")).hasSize(2);
    assertThat(json(answer).path("id")).isEqualTo(json(answer).path("ids").get(0));
    sens.phone(Phones.ON_CALL).receivedContaining("api-21 CPU");
    sens.phone(Phones.ON_CALL).receivedContaining("api-22 CPU");
  }

  @Test
  void aBatchWithOneUnreadableDocumentIsRefusedWhole() throws Exception {
    String batch = "[" + alarm("api-31") + ",{\"secret\":\"hunter2\"}]";

    HttpResponse<String> answer = Http.post(alarms(), batch);

    assertProblem(answer, 400, "unreadable");
    assertThat(json(answer).path("detail").asText())
        .startsWith("Document 2 cannot be read: ")
        .doesNotContain("hunter2");
    Http.post(alarms(), alarm("api-32"));
    sens.phone(Phones.ON_CALL).receivedContaining("api-32");
    assertThat(sens.phone(Phones.ON_CALL).texts()).noneMatch(text -> text.contains("api-31"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "7", "{}", "{\"AlarmName\":\"x\"}", "\u0000"})
  void whatCannotBeReadIsRefusedWithTheReason(String body) throws Exception {
    assertProblem(Http.post(alarms(), body), 400, "unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFFFE", "\uFFFF"})
  void anAlarmThatTheQueueHasNoPlaceForIsRefused(String character) throws Exception {
    String body = alarm("api-41").replace("Threshold Crossed", "Threshold" + character);

    assertProblem(Http.post(alarms(), body), 400, "unreadable");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    byte[] body = alarm("api-41").replace("api-41", "caf\u00e9").getBytes("ISO-8859-1");

    assertProblem(send(post().POST(BodyPublishers.ofByteArray(body))), 400, "unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic dDpw", "t0ken-of-the-test"})
  void withoutATokenNothingIsTaken(String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(alarms())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(alarm("api-51")));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }

    HttpResponse<String> answer = send(request);

    assertProblem(answer, 401, "unauthorized");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"bongsu\"");
    assertThat(answer.body()).doesNotContain(Http.TOKEN, "wrong", "dDpw");
  }

  @Test
  void theOldTokenStillOpensWhileTheNewOneIsRolledOut() {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(alarms())
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Authorization", "bearer older-token")
                .POST(BodyPublishers.ofString(alarm("api-61"))));

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/x-java-serialized-object"
      })
  void anotherTypeIsRefused(String type) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(alarms())
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + Http.TOKEN)
                .POST(BodyPublishers.ofString(alarm("api-71"))));

    assertProblem(answer, 415, "unsupported-type");
  }

  @Test
  void aCompressedBodyIsRefused() throws Exception {
    assertProblem(
        send(post().header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x"))),
        415,
        "unsupported-type");
  }

  @ParameterizedTest
  @CsvSource({"262144, true, 202", "262145, true, 413", "262144, false, 202", "262145, false, 413"})
  void aRequestMayHave256KiBWhetherItsLengthIsAnnouncedOrNot(int bytes, boolean known, int status) {
    String alarm = alarm("api-81");
    byte[] body = (alarm + " ".repeat(bytes - alarm.length())).getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> answer =
        known
            ? send(post().POST(BodyPublishers.ofByteArray(body)))
            : Http.postChunked(alarms(), body);

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void anotherMethodIsAProblemToo(String method) throws Exception {
    HttpResponse<String> answer = send(post().method(method, BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void noAnswerRepeatsAHeaderOfTheRequest() {
    HttpResponse<String> answer =
        send(post().header("X-Echo", "echo").POST(BodyPublishers.ofString(alarm("api-91"))));
    HttpResponse<String> refused =
        send(post().header("X-Echo", "echo").POST(BodyPublishers.ofString("{")));

    assertThat(List.of(answer, refused))
        .allSatisfy(
            each ->
                assertThat(each.headers().map().keySet())
                    .doesNotContain("x-echo", "authorization", "access-control-allow-origin"));
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }

  private static URI alarms() {
    return program.uri("/alarms");
  }

  private static HttpRequest.Builder post() {
    return HttpRequest.newBuilder(alarms())
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + Http.TOKEN);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    return Http.send(request);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return MAPPER.readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("type").asText()).isEqualTo("urn:bongsu:problem:" + type);
    assertThat(json(answer).path("instance").asText()).startsWith("/alarms");
  }
}

package io.bongsu.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.ack.AckTokens;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.support.SetClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page at a function URL, whose events are those of payload format 2.0. */
class AckFunctionTest {

  private static final String SECRET = "secret-of-the-test";
  private static final String QUEUE =
      "https://sqs.ap-northeast-2.amazonaws.com/000000000000/alarms";

  private final ObjectMapper json = new ObjectMapper();
  private final SetClock clock = new SetClock();
  private final AckTokens tokens = new AckTokens(SECRET, Duration.ofHours(4), clock);
  private final String token = tokens.of("7K2", clock.instant(), "01000000001", false);
  private final List<JsonNode> sent = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private final HttpServer sqs;
  private int status = 200;

  AckFunctionTest() throws IOException {
    sqs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sqs.createContext("/", this::answer);
    sqs.start();
  }

  @AfterEach
  void end() {
    sqs.stop(0);
  }

  @Test
  void theLinkShowsThePageAndTheButtonPutsASignedMessageOnTheQueue() throws Exception {
    AckFunction function = function();
    JsonNode page = request(function, "GET", "/a/" + token);
    assertThat(page.path("statusCode").asInt()).isEqualTo(200);
    assertThat(page.path("headers").path("Content-Type").asText()).startsWith("text/html");
    assertThat(page.path("body").asText()).contains("<form method=\"post\">", "제가 확인합니다");
    request(function, "HEAD", "/a/" + token);
    assertThat(sent).isEmpty();

    assertThat(request(function, "POST", "/a/" + token).path("statusCode").asInt()).isEqualTo(200);
    assertThat(targets).containsExactly("AmazonSQS.SendMessage");
    assertThat(sent.get(0).path("QueueUrl").asText()).isEqualTo(QUEUE);
    ParsedDocument.Acknowledgement given =
        (ParsedDocument.Acknowledgement)
            new AlarmReader().read(sent.get(0).path("MessageBody").asText());
    assertThat(tokens.acknowledgedAt(given.token(), given.at(), given.signature()))
        .contains(clock.instant());
  }

  @Test
  void whatIsWrongGetsTheSameAnswerAndReachesNoQueue() throws Exception {
    AckFunction function = function();
    JsonNode answer = request(function, "POST", "/a/1111111111");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    for (String path :
        List.of("/", "/a/", "/b/" + token, "/a/" + token + "/x", "/a/" + token + "\\\"")) {
      assertThat(request(function, "POST", path)).isEqualTo(answer);
    }
    clock.advance(Duration.ofHours(5));
    assertThat(request(function, "POST", "/a/" + token)).isEqualTo(answer);
    assertThat(sent).isEmpty();
  }

  /** Names in a query or a header are chosen by whoever asks. */
  @Test
  void nothingButThePathOfTheRequestNamesTheToken() throws Exception {
    String event =
        """
        {"queryStringParameters":{"rawPath":"/a/%1$s","requestContext":"{\\"http\\":1}"},
         "headers":{"rawpath":"/a/%1$s"},"cookies":["rawPath=/a/%1$s"],"rawPath":"/a/x",
         "requestContext":{"http":{"method":"POST","sourceIp":"192.0.2.1"}},"isBase64Encoded":false}
        """
            .formatted(token);
    assertThat(call(function(), event).path("statusCode").asInt()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{\"rawPath\":1}", "{\"a\":\"\\u00\"}", "{\"a\" 1}", "{,}"})
  void whatIsNoEventIsRefused(String event) throws Exception {
    assertThat(call(function(), event).path("statusCode").asInt()).isEqualTo(405);
  }

  @Test
  void aQueueThatRefusesIsSaid() throws Exception {
    status = 403;
    assertThat(request(function(), "POST", "/a/" + token).path("statusCode").asInt())
        .isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BONGSU_ACK_SECRET", "BONGSU_QUEUE_URL", "AWS_REGION"})
  void aMissingSettingIsNamed(String variable) {
    Map<String, String> environment = environment();
    environment.remove(variable);
    assertThatThrownBy(() -> new AckFunction(environment, clock))
        .hasMessageContaining(variable + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "30s", "8d", "xd", ""})
  void aTimeThatCannotBeIsRefused(String expires) {
    Map<String, String> environment = environment();
    environment.put("BONGSU_ACK_EXPIRES", expires);
    assertThatThrownBy(() -> new AckFunction(environment, clock))
        .hasMessageContaining("BONGSU_ACK_EXPIRES");
  }

  private AckFunction function() {
    return new AckFunction(environment(), clock);
  }

  private JsonNode request(AckFunction function, String method, String path) throws IOException {
    String event =
        """
        {"version":"2.0","routeKey":"$default","rawPath":"%s","rawQueryString":"",
         "headers":{"user-agent":"Mozilla/5.0 \\"x\\"","x-forwarded-for":"198.51.100.1"},
         "requestContext":{"accountId":"anonymous","http":{"method":"%s","path":"%s",
         "protocol":"HTTP/1.1","sourceIp":"192.0.2.1"},"timeEpoch":1765000000000},
         "isBase64Encoded":false}
        """
            .formatted(path, method, path);
    return call(function, event);
  }

  private JsonNode call(AckFunction function, String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        output,
        new FakeContext(30_000));
    return json.readTree(output.toByteArray());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_REGION", "ap-northeast-2");
    environment.put("AWS_ACCESS_KEY_ID", "access-key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret-key");
    environment.put("AWS_ENDPOINT_URL_SQS", "http://localhost:" + sqs.getAddress().getPort());
    environment.put("BONGSU_ACK_SECRET", SECRET);
    environment.put("BONGSU_QUEUE_URL", QUEUE);
    return environment;
  }

  private void answer(HttpExchange exchange) throws IOException {
    targets.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    sent.add(json.readTree(exchange.getRequestBody()));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}

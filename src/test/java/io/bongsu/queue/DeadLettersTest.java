package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.support.EmbeddedQueue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class DeadLettersTest {

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedQueue queue;

  @SuppressWarnings("NullAway.Init")
  private static DefaultCamelContext context;

  @SuppressWarnings("NullAway.Init")
  private static DeadLetters dead;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    dead = new DeadLetters(queue.client());
    String url = queue.client().createQueue(request -> request.queueName("dead")).queueUrl();
    Properties addresses = new Properties();
    addresses.setProperty("bongsu.queue.dead-letter-url", url);
    context = new DefaultCamelContext();
    context.getPropertiesComponent().setOverrideProperties(addresses);
  }

  @AfterAll
  static void stop() {
    context.stop();
    queue.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\ufffeb", "a\uffffb", "a\ud800b", "a\u0000b", "a\u001bb", "a\nb", "a\u2028b"})
  void theReasonHasOnlyWhatTheQueueCarries(String reason) {
    assertThat(dead.reason(new IllegalStateException(reason))).isEqualTo("a?b");
  }

  @Test
  void theReasonIsShortAndNeverEmpty() {
    assertThat(dead.reason(new IllegalStateException("가".repeat(10_000)))).hasSize(500);
    assertThat(dead.reason(new IllegalStateException(" "))).isEqualTo("IllegalStateException");
    assertThat(dead.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void aMessageGoesWithItsReason() {
    dead.put("rubbish", new IllegalStateException("not JSON"), context);

    Message put = queue.take("dead").get(0);
    assertThat(put.body()).isEqualTo("rubbish");
    assertThat(put.messageAttributes())
        .hasEntrySatisfying(
            "reason", reason -> assertThat(reason.stringValue()).isEqualTo("not JSON"));
  }

  @Test
  void aMessageThatIsRefusedWithItsReasonGoesWithoutIt() throws IOException {
    List<String> taken = new CopyOnWriteArrayList<>();
    HttpServer sqs = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    sqs.createContext("/", exchange -> answer(exchange, taken));
    sqs.start();
    URI address = URI.create("http://127.0.0.1:" + sqs.getAddress().getPort());
    try (SqsClient client =
        SqsClient.builder()
            .endpointOverride(address)
            .region(Region.AP_NORTHEAST_2)
            .checksumValidationEnabled(false)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      new DeadLetters(client).put("rubbish", new IllegalStateException("why"), context);
    } finally {
      sqs.stop(0);
    }

    assertThat(taken).singleElement().asString().contains("rubbish").doesNotContain("why");
  }

  /** As SQS does with what XML 1.0 cannot hold, or with more than it takes in all. */
  private static void answer(HttpExchange exchange, List<String> taken) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean refused = request.contains("MessageAttributes");
    if (!refused) {
      taken.add(request);
    }
    byte[] body =
        (refused
                ? "{\"__type\":\"com.amazonaws.sqs#InvalidMessageContents\",\"message\":\"no\"}"
                : "{\"MessageId\":\"1\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(refused ? 400 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}

package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.queue.AwsProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confirming through the SDK, against a server in the place of SNS. */
class SnsSubscriptionsTest {

  private static final String CONFIRMED =
      "<ConfirmSubscriptionResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
          + "<ConfirmSubscriptionResult><SubscriptionArn>arn:x</SubscriptionArn>"
          + "</ConfirmSubscriptionResult></ConfirmSubscriptionResponse>";

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              URLDecoder.decode(body, StandardCharsets.UTF_8)
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] answer = CONFIRMED.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theTopicAndTheTokenGoToTheApiInTheRegionOfTheTopic() {
    confirm();

    assertThat(requests)
        .singleElement()
        .asString()
        .contains("Action=ConfirmSubscription", "TopicArn=" + SnsSigner.TOPIC, "Token=token-1")
        .contains("/ap-northeast-2/sns/");
  }

  @Test
  void aRefusalOfTheApiIsOurTrouble() {
    status = 403;

    assertThatThrownBy(this::confirm)
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.UNAVAILABLE));
  }

  private void confirm() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    new SnsSubscriptions(new AwsProperties("us-east-1", endpoint))
        .confirm(SnsSigner.TOPIC, "token-1");
  }
}

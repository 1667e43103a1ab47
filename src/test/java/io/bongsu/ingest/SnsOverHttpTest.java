package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** {@code POST /sns} of the running program, as SNS sees it, with a key and a certificate here. */
class SnsOverHttpTest {

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;
  private static SnsSigner sns;
  private static CertificateStore shelf;
  private static List<String> confirmed;
  private static Contract contract;

  /** What stands in for the hosts of AWS. */
  @Configuration(proxyBeanMethods = false)
  static class Aws {

    @Bean
    @Primary
    CertificateStore certificateShelf() {
      return new CertificateStore("");
    }

    @Bean
    @Primary
    Subscriptions confirmedSubscriptions() {
      List<String> seen = new CopyOnWriteArrayList<>();
      return new Confirmed(seen);
    }
  }

  private record Confirmed(List<String> seen) implements Subscriptions {
    @Override
    public void confirm(String topicArn, String token) {
      seen.add(topicArn + " " + token);
    }
  }

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    sns = SnsSigner.named("sns.amazonaws.com", directory);
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program =
        Program.start(queue, sens, Map.of("bongsu.ingest.sns-topics", SnsSigner.TOPIC), Aws.class);
    shelf = program.context().getBean(CertificateStore.class).gives(200, sns.pem());
    confirmed = ((Confirmed) program.context().getBean(Subscriptions.class)).seen();
    contract = new Contract(Http.get(program.uri("/openapi.yaml")).body());
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void anAlarmThatSnsSignedReachesThePhone(String version) throws Exception {
    String resource = "api-10" + version;
    String alarm = SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());

    HttpResponse<String> answer = post(sns.sign(sns.notification(alarm, Instant.now()), version));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    contract.assertAllows("POST /sns", answer);
    sens.phone(Phones.ON_CALL).receivedContaining(resource + " CPU 97%>80");
  }

  @Test
  void aSubscriptionToAKnownTopicIsConfirmedThroughTheApi() throws Exception {
    ObjectNode asked = sns.confirmation("SubscriptionConfirmation", "token-7", Instant.now());

    HttpResponse<String> answer = post(sns.sign(asked, "2"));

    assertThat(answer.statusCode()).isEqualTo(202);
    contract.assertAllows("POST /sns", answer);
    assertThat(confirmed).contains(SnsSigner.TOPIC + " token-7");
  }

  @Test
  void aSubscriptionToAForeignTopicIsNotConfirmed() throws Exception {
    ObjectNode asked =
        sns.confirmation("SubscriptionConfirmation", "token-8", Instant.now())
            .put("TopicArn", "arn:aws:sns:ap-northeast-2:999999999999:fires");

    HttpResponse<String> answer = post(sns.sign(asked, "2"));

    assertThat(answer.statusCode()).isEqualTo(403);
    contract.assertAllows("POST /sns", answer);
    assertThat(confirmed).noneMatch(each -> each.contains("token-8"));
  }

  @Test
  void anEndedSubscriptionIsTakenNoteOfAndStaysEnded() throws Exception {
    ObjectNode ended = sns.confirmation("UnsubscribeConfirmation", "token-9", Instant.now());

    assertThat(post(sns.sign(ended, "1")).statusCode()).isEqualTo(202);
    assertThat(confirmed).noneMatch(each -> each.contains("token-9"));
  }

  @Test
  void aForgedMessageIsRefusedForGood() throws Exception {
    ObjectNode forged = sns.sign(sns.notification("x", Instant.now()), "2").put("Message", "y");

    HttpResponse<String> answer = post(forged);

    assertThat(answer.statusCode()).isEqualTo(403);
    contract.assertAllows("POST /sns", answer);
  }

  @Test
  void aRawMessageIsRefusedForGood() {
    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(program.uri("/sns"))
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("x-amz-sns-rawdelivery", "true")
                .POST(
                    BodyPublishers.ofString(
                        SampleAlarms.cpu("api-109", "critical", "ALARM", Instant.now()))));

    assertThat(answer.statusCode()).isEqualTo(400);
    contract.assertAllows("POST /sns", answer);
  }

  @Test
  void aCertificateThatCannotBeHadBringsTheMessageBack() throws Exception {
    ObjectNode envelope =
        sns.notification("x", Instant.now())
            .put("SigningCertURL", SnsSigner.CERTIFICATE_URL.replace("0123", "4567"));
    shelf.gives(503, "");
    try {
      HttpResponse<String> answer = post(sns.sign(envelope, "2"));

      assertThat(answer.statusCode()).isEqualTo(503);
      contract.assertAllows("POST /sns", answer);
    } finally {
      shelf.gives(200, sns.pem());
    }
  }

  @Test
  void tooLargeAMessageIsRefused() {
    HttpResponse<String> answer = post(" ".repeat(256 * 1024 + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    contract.assertAllows("POST /sns", answer);
  }

  private static HttpResponse<String> post(ObjectNode envelope) {
    return post(envelope.toString());
  }

  private static HttpResponse<String> post(String envelope) {
    return Http.send(
        HttpRequest.newBuilder(program.uri("/sns"))
            .header("Content-Type", "text/plain; charset=UTF-8")
            .header("x-amz-sns-message-type", "Notification")
            .POST(BodyPublishers.ofString(envelope)));
  }
}

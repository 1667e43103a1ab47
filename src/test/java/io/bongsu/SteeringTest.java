package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Neither a header nor an attribute nor a text that comes with an alarm makes the program act. */
class SteeringTest {

  private static final String QUEUE = "bongsu-alarms";

  /** Headers by which Camel's components are steered, in letters of either case. */
  private static final List<String> STEERING =
      List.of(
          "CAmelHttpUri",
          "CamelHttpPath",
          "camelhttpquery",
          "CamelHttpMethod",
          "CamelExecCommandExecutable",
          "CamelFileName",
          "CamelAwsSqsOperation");

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
            Map.of("bongsu.ingest.token", Http.TOKEN, "bongsu.burst.urgent.max-size", "1"));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void headersOfARequestSteerNothing() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(program.uri("/alarms?CamelHttpUri=http://127.0.0.1:1/evil"))
            .header("Authorization", "Bearer " + Http.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(alarm("api-201")));
    STEERING.forEach(name -> request.header(name, "deleteMessage"));

    HttpResponse<String> answer = Http.send(request);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertDelivered("api-201");
  }

  @Test
  void attributesOfAQueueMessageSteerNothing() {
    Map<String, MessageAttributeValue> attributes =
        STEERING.stream()
            .collect(Collectors.toMap(name -> name, name -> text("http://127.0.0.1:1/evil")));
    attributes.put("CamelAwsSqsReceiptHandle", text("another message"));
    String url = queue.client().getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
    queue
        .client()
        .sendMessage(
            request ->
                request.queueUrl(url).messageBody(alarm("api-202")).messageAttributes(attributes));

    assertDelivered("api-202");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${body}",
        "${exchangeId}",
        "$simple{body}",
        "${sys:user.home}",
        "${env:PATH}",
        "{{sens.secret-key}}",
        "{{env:PATH}}",
        "#{7*7}",
        "#{T(java.lang.Runtime)}",
        "{resource}",
        "{tag}",
        "%s%n"
      })
  void theTextOfAnAlarmStaysText(String text) {
    queue.put(
        QUEUE,
        alarm("api-203")
            .replace("\"api-203-cpu\"", "\"" + text + "\"")
            .replace("alarm:api-203-cpu", "alarm:" + text)
            .replace("resource=api-203", "")
            .replace("i-api-203", text));

    sens.phone(Phones.ON_CALL).receivedContaining("[경보] " + text + " CPU");
  }

  private static void assertDelivered(String resource) {
    sens.phone(Phones.ON_CALL).receivedContaining("[경보] " + resource + " CPU 97%>80");
    await().until(() -> queue.size(QUEUE) == 0);
    assertThat(sens.faults()).isEmpty();
    assertThat(sens.attempts())
        .allSatisfy(each -> assertThat(each.toString()).doesNotContain("evil"));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }
}

package io.bongsu.lambda;

import io.bongsu.ecs.AwsSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The alarm queue: one call of SQS, by its JSON protocol (1.0). Thread-safe. */
final class AlarmQueue {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;
  private final String queueUrl;
  private final AwsSignature signature;
  private final Clock clock;

  AlarmQueue(URI endpoint, String queueUrl, AwsSignature signature, Clock clock) {
    this.endpoint = endpoint;
    this.queueUrl = queueUrl;
    this.signature = signature;
    this.clock = clock;
  }

  /** Where SQS is in a region. */
  static URI endpoint(String region) {
    return URI.create("https://sqs." + region + ".amazonaws.com");
  }

  /**
   * Puts a message on the queue.
   *
   * @throws IOException if SQS cannot be reached or answers with another status than 200
   */
  void put(String message) throws IOException {
    String body =
        "{\"QueueUrl\":%s,\"MessageBody\":%s}"
            .formatted(JsonText.quoted(queueUrl), JsonText.quoted(message));
    HttpResponse<String> answer = send(request(body));
    if (answer.statusCode() != 200) {
      throw new IOException("SQS answered " + answer.statusCode() + " to SendMessage");
    }
  }

  private HttpRequest request(String body) {
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.0",
            "host",
            endpoint.getRawAuthority(),
            "x-amz-target",
            "AmazonSQS.SendMessage");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    Map<String, String> signed = signature.sign(headers, body, clock.instant());
    // The JDK writes the host from the address.
    signed.entrySet().stream()
        .filter(header -> !header.getKey().equals("host"))
        .forEach(header -> request.setHeader(header.getKey(), header.getValue()));
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before SQS answered", e);
    }
  }
}

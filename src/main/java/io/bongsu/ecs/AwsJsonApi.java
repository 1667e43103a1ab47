package io.bongsu.ecs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Signed calls of one service of AWS by its JSON protocol. Thread-safe. */
public final class AwsJsonApi {

  private final HttpClient client;
  private final String name;
  private final URI endpoint;
  private final String contentType;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param name of the service in messages, such as {@code ECS}
   * @param endpoint of the service in its region
   * @param contentType with the version of the protocol, such as {@code application/x-amz-json-1.1}
   * @param timeout of the connection, and again of a call
   */
  public AwsJsonApi(String name, URI endpoint, String contentType, Duration timeout, Clock clock) {
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.name = name;
    this.endpoint = endpoint;
    this.contentType = contentType;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Calls one operation.
   *
   * @param target the operation as the service calls it, such as {@code AmazonSQS.SendMessage}
   * @throws IOException if the service cannot be reached; an answer of any status is returned
   */
  public HttpResponse<String> call(String target, String body, AwsSignature signature)
      throws IOException {
    try {
      return client.send(request(target, body, signature), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before " + name + " answered", e);
    }
  }

  private HttpRequest request(String target, String body, AwsSignature signature) {
    Map<String, String> headers =
        Map.of(
            "content-type",
            contentType,
            "host",
            endpoint.getRawAuthority(),
            "x-amz-target",
            target);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    // The JDK writes the host from the address.
    signature.sign(headers, body, clock.instant()).entrySet().stream()
        .filter(header -> !header.getKey().equals("host"))
        .forEach(header -> request.setHeader(header.getKey(), header.getValue()));
    return request.build();
  }
}

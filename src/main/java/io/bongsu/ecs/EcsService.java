package io.bongsu.ecs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * One service of Amazon ECS, of which the desired count can be set: 0 ends its tasks, 1 starts one.
 * Thread-safe.
 */
public final class EcsService {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Of the API of ECS, which is JSON 1.1. */
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.UpdateService";

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;
  private final String cluster;
  private final String service;
  private final Clock clock;

  /**
   * @param endpoint of ECS in the service's region, as {@link #endpoint} says
   */
  public EcsService(URI endpoint, String cluster, String service, Clock clock) {
    this.endpoint = endpoint;
    this.cluster = cluster;
    this.service = service;
    this.clock = clock;
  }

  /** Where ECS is in a region. */
  public static URI endpoint(String region) {
    return URI.create("https://ecs." + region + ".amazonaws.com");
  }

  /**
   * Sets the desired count.
   *
   * @throws IOException if ECS cannot be reached or answers with another status than 200
   */
  public void setDesiredCount(int count, AwsSignature signature) throws IOException {
    String body =
        "{\"cluster\":\"%s\",\"service\":\"%s\",\"desiredCount\":%d}"
            .formatted(cluster, service, count);
    HttpResponse<String> answer = send(request(body, signature));
    if (answer.statusCode() != 200) {
      throw new IOException(
          "ECS answered %d to UpdateService: %s".formatted(answer.statusCode(), answer.body()));
    }
  }

  private HttpRequest request(String body, AwsSignature signature) {
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-1.1",
            "host",
            endpoint.getRawAuthority(),
            "x-amz-target",
            TARGET);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signature
        .sign(headers, body, clock.instant())
        .forEach(
            (name, value) -> {
              // The JDK writes it from the address.
              if (!name.equals("host")) {
                request.setHeader(name, value);
              }
            });
    return request.build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before ECS answered", e);
    }
  }
}

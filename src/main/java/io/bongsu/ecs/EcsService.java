package io.bongsu.ecs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * One service of Amazon ECS, of which the desired count can be set: 0 ends its tasks, 1 starts one.
 * Thread-safe.
 */
public final class EcsService {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Of the API of ECS, which is JSON 1.1. */
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.UpdateService";

  private final AwsJsonApi ecs;
  private final String cluster;
  private final String service;

  /**
   * @param endpoint of ECS in the service's region, as {@link #endpoint} says
   */
  public EcsService(URI endpoint, String cluster, String service, Clock clock) {
    this.ecs = new AwsJsonApi("ECS", endpoint, "application/x-amz-json-1.1", TIMEOUT, clock);
    this.cluster = cluster;
    this.service = service;
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
    HttpResponse<String> answer = ecs.call(TARGET, body, signature);
    if (answer.statusCode() != 200) {
      throw new IOException(
          "ECS answered %d to UpdateService: %s".formatted(answer.statusCode(), answer.body()));
    }
  }
}

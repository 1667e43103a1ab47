package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Sets the desired count of an ECS service to 1, so that a program that was scaled to 0 takes the
 * alarm that woke this function from its queue. What the event says does not matter. In a storm ECS
 * is asked once a minute by each instance of the function. An answer other than 200 is thrown, so
 * that Lambda tries again.
 *
 * <p>Environment: {@code BONGSU_CLUSTER}, {@code BONGSU_SERVICE}, and what Lambda sets: {@code
 * AWS_REGION} and the keys of the role. Handler: {@code
 * io.bongsu.lambda.ServiceWaker::handleRequest}. Lambda gives an instance one event at a time.
 */
public final class ServiceWaker implements RequestStreamHandler {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Of the API of ECS, which is JSON 1.1. */
  private static final String TARGET = "AmazonEC2ContainerServiceV20141113.UpdateService";

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;
  private final String body;
  private final AwsSignature signature;
  private final Clock clock;
  private Instant woken = Instant.MIN;

  /** Used by Lambda, once for each instance of the function; fails it if a setting is missing. */
  public ServiceWaker() {
    this(System.getenv(), Clock.systemUTC());
  }

  ServiceWaker(Map<String, String> environment, Clock clock) {
    String region = setting(environment, "AWS_REGION");
    this.endpoint =
        URI.create(
            environment.getOrDefault(
                "AWS_ENDPOINT_URL", "https://ecs." + region + ".amazonaws.com"));
    this.body =
        "{\"cluster\":\"%s\",\"service\":\"%s\",\"desiredCount\":1}"
            .formatted(
                setting(environment, "BONGSU_CLUSTER"), setting(environment, "BONGSU_SERVICE"));
    this.signature =
        new AwsSignature(
            region,
            "ecs",
            setting(environment, "AWS_ACCESS_KEY_ID"),
            setting(environment, "AWS_SECRET_ACCESS_KEY"),
            environment.getOrDefault("AWS_SESSION_TOKEN", ""));
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (woken.isBefore(clock.instant().minus(PAUSE))) {
      wake();
      woken = clock.instant();
    }
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  private void wake() throws IOException {
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
    check(send(request.build()));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the function was interrupted; Lambda will try again", e);
    }
  }

  private static void check(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(
          "ECS answered %d to UpdateService: %s".formatted(answer.statusCode(), answer.body()));
    }
  }

  private static String setting(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new SettingException(name, "is missing: set it in the environment of the function");
    }
    return value;
  }
}

package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.bongsu.ecs.AwsSignature;
import io.bongsu.ecs.EcsService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
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

  private final EcsService service;
  private final AwsSignature signature;
  private final Clock clock;
  private Instant woken = Instant.MIN;

  /** Used by Lambda, once for each instance of the function; fails it if a setting is missing. */
  public ServiceWaker() {
    this(System.getenv(), Clock.systemUTC());
  }

  ServiceWaker(Map<String, String> environment, Clock clock) {
    String region = setting(environment, "AWS_REGION");
    String endpoint = environment.get("AWS_ENDPOINT_URL_ECS");
    this.service =
        new EcsService(
            endpoint == null ? EcsService.endpoint(region) : URI.create(endpoint),
            setting(environment, "BONGSU_CLUSTER"),
            setting(environment, "BONGSU_SERVICE"),
            clock);
    this.signature = signature(environment, "ecs");
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (woken.isBefore(clock.instant().minus(PAUSE))) {
      service.setDesiredCount(1, signature);
      woken = clock.instant();
    }
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  /** What signs requests to a service with the keys of the function's role. */
  static AwsSignature signature(Map<String, String> environment, String service) {
    return new AwsSignature(
        setting(environment, "AWS_REGION"),
        service,
        setting(environment, "AWS_ACCESS_KEY_ID"),
        setting(environment, "AWS_SECRET_ACCESS_KEY"),
        environment.getOrDefault("AWS_SESSION_TOKEN", ""));
  }

  static String setting(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new SettingException(name, "is missing: set it in the environment of the function");
    }
    return value;
  }
}

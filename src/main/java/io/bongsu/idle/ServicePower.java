package io.bongsu.idle;

import io.bongsu.ecs.AwsSignature;
import io.bongsu.ecs.EcsService;
import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The desired count of the service that the program runs in. ECS ends the process by SIGTERM, as in
 * a deployment.
 */
final class ServicePower implements Power {

  private final EcsService service;
  private final AwsCredentialsProvider credentials;
  private final String region;

  ServicePower(EcsService service, AwsCredentialsProvider credentials, String region) {
    this.service = service;
    this.credentials = credentials;
    this.region = region;
  }

  @Override
  public void off() throws IOException {
    service.setDesiredCount(0, signature());
  }

  @Override
  public void on() throws IOException {
    service.setDesiredCount(1, signature());
  }

  private AwsSignature signature() {
    AwsCredentials keys = credentials.resolveCredentials();
    String token = keys instanceof AwsSessionCredentials session ? session.sessionToken() : "";
    return new AwsSignature(region, "ecs", keys.accessKeyId(), keys.secretAccessKey(), token);
  }
}

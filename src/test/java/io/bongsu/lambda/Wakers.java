package io.bongsu.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;

/** The function that wakes a service, for tests outside of its package. */
public final class Wakers {

  private Wakers() {}

  /** A new instance of the function does what an alarm makes it do. */
  public static void wake(String ecs, String cluster, String service) {
    try {
      new ServiceWaker(
              Map.of(
                  "AWS_REGION",
                  "ap-northeast-2",
                  "AWS_ACCESS_KEY_ID",
                  "local",
                  "AWS_SECRET_ACCESS_KEY",
                  "local",
                  "AWS_ENDPOINT_URL_ECS",
                  ecs,
                  "BONGSU_CLUSTER",
                  cluster,
                  "BONGSU_SERVICE",
                  service),
              Clock.systemUTC())
          .handleRequest(
              new ByteArrayInputStream(new byte[0]),
              new ByteArrayOutputStream(),
              new FakeContext(60_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

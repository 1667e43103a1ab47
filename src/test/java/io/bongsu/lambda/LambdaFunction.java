package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The forwarder in Amazon's runtime client, in a process of its own, for one program. */
public final class LambdaFunction implements AutoCloseable {

  private final RuntimeApi lambda = new RuntimeApi();
  private final Process process;

  private LambdaFunction(URI alarms, String token) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AWSLambda.class.getName(),
            AlarmForwarder.class.getName() + "::handleRequest");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("BONGSU_URL", alarms.toString());
    builder.environment().put("BONGSU_TOKEN", token);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "bongsu");
    builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    process = builder.start();
  }

  public static LambdaFunction start(URI alarms, String token) throws IOException {
    return new LambdaFunction(alarms, token);
  }

  /** What the function answers to an event; an error of the function is one of the test. */
  public String invoke(String event) {
    try {
      RuntimeApi.Report report =
          lambda.invoke(event.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(20));
      if (!report.kind().equals("response")) {
        throw new AssertionError("the function failed: " + report.body());
      }
      return report.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    lambda.close();
  }
}

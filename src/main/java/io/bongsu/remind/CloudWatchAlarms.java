package io.bongsu.remind;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Asks CloudWatch for the alarms of a topic, page by page: DescribeAlarms by the query protocol,
 * signed by a part that the queue's client has anyway. The whole client of CloudWatch would be
 * another 2 MB for one call.
 */
final class CloudWatchAlarms implements AlarmPages {

  private static final String VERSION = "2010-08-01";
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final int FORBIDDEN = 403;
  private static final int SHOWN = 200;

  private final URI endpoint;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  CloudWatchAlarms(URI endpoint, String region, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
  }

  @Override
  public DescribedAlarms page(String topicArn, @Nullable String token)
      throws IOException, InterruptedException {
    Map<String, String> parameters = parameters();
    parameters.put("ActionPrefix", topicArn);
    if (token != null) {
      parameters.put("NextToken", token);
    }
    return ask(parameters);
  }

  @Override
  public DescribedAlarms named(List<String> names) throws IOException, InterruptedException {
    Map<String, String> parameters = parameters();
    for (int i = 0; i < names.size(); i++) {
      parameters.put("AlarmNames.member." + (i + 1), names.get(i));
    }
    return ask(parameters);
  }

  private DescribedAlarms ask(Map<String, String> parameters)
      throws IOException, InterruptedException {
    byte[] form = form(parameters).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .connectTimeout(WAIT)
            .build()
            .send(signed(form), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() == FORBIDDEN) {
      throw new NotPermittedException();
    }
    if (answer.statusCode() != 200) {
      String body = answer.body().replaceAll("\\s+", " ");
      throw new IOException(
          "CloudWatch answers %d: %s"
              .formatted(answer.statusCode(), body.substring(0, Math.min(SHOWN, body.length()))));
    }
    return DescribedAlarms.read(answer.body());
  }

  private static Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("Action", "DescribeAlarms");
    parameters.put("Version", VERSION);
    parameters.put("AlarmTypes.member.1", "MetricAlarm");
    parameters.put("AlarmTypes.member.2", "CompositeAlarm");
    parameters.put("AlarmTypes.member.3", "LogAlarm");
    parameters.put("MaxRecords", "100");
    return parameters;
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpRequest signed(byte[] form) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(credentials.resolveCredentials())
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(form))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "monitoring")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(endpoint)
            .timeout(WAIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form));
    signed
        .request()
        .forEachHeader(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    return builder.build();
  }
}

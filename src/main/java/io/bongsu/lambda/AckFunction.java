package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.bongsu.ack.AckAnswer;
import io.bongsu.ack.AckDoor;
import io.bongsu.ack.AckLimits;
import io.bongsu.ack.AckStanding;
import io.bongsu.ack.AckTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Serves {@code /a/{token}} at a function URL, for a program that nothing can reach: GET shows the
 * page, POST puts the signed acknowledgement on the alarm queue. It has no ledger: which tokens
 * were sent, and who has acknowledged already, the program decides when it takes the message.
 *
 * <p>Environment: {@code BONGSU_ACK_SECRET} and {@code BONGSU_ACK_EXPIRES} as the program has them,
 * {@code BONGSU_QUEUE_URL}, and what Lambda sets: {@code AWS_REGION} and the keys of the role.
 * Handler: {@code io.bongsu.lambda.AckFunction::handleRequest}.
 */
public final class AckFunction implements RequestStreamHandler {

  /** As much as an event with the longest headers has; the page takes no body. */
  private static final int MAX_EVENT_BYTES = 256 * 1024;

  private static final int SHORTEST_SECRET = 16;

  private final AckDoor door;

  /** Used by Lambda, once for each instance of the function; fails it if a setting is missing. */
  public AckFunction() {
    this(System.getenv(), Clock.systemUTC());
  }

  AckFunction(Map<String, String> environment, Clock clock) {
    Duration expires = expires(environment);
    AlarmQueue queue = queue(environment, clock);
    this.door =
        new AckDoor(
            new AckTokens(secret(environment), expires, clock),
            expires,
            new AckLimits(clock),
            token -> Optional.of(AckStanding.UNKNOWN),
            queue::put,
            clock);
  }

  private static AlarmQueue queue(Map<String, String> environment, Clock clock) {
    String region = ServiceWaker.setting(environment, "AWS_REGION");
    String endpoint = environment.get("AWS_ENDPOINT_URL_SQS");
    return new AlarmQueue(
        endpoint == null ? AlarmQueue.endpoint(region) : URI.create(endpoint),
        ServiceWaker.setting(environment, "BONGSU_QUEUE_URL"),
        ServiceWaker.signature(environment, "sqs"),
        clock);
  }

  private static String secret(Map<String, String> environment) {
    String secret = ServiceWaker.setting(environment, "BONGSU_ACK_SECRET").strip();
    if (secret.length() < SHORTEST_SECRET) {
      throw new SettingException(
          "BONGSU_ACK_SECRET", "must have at least 16 characters, as bongsu.ack.secret");
    }
    return secret;
  }

  /** As Spring reads it: {@code 4h}, {@code 90m}, {@code 2d}. */
  private static Duration expires(Map<String, String> environment) {
    String text = environment.getOrDefault("BONGSU_ACK_EXPIRES", "4h").strip();
    try {
      Duration expires =
          text.endsWith("d")
              ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
              : Duration.parse("PT" + text);
      if (expires.compareTo(AckTokens.LONGEST) <= 0 && expires.toSeconds() >= 60) {
        return expires;
      }
    } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
      throw new SettingException("BONGSU_ACK_EXPIRES", "is no time such as 4h");
    }
    throw new SettingException("BONGSU_ACK_EXPIRES", "must be from 1m to 7d");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] event = input.readNBytes(MAX_EVENT_BYTES + 1);
    output.write(written(answer(event)).getBytes(StandardCharsets.UTF_8));
  }

  private AckAnswer answer(byte[] event) {
    Map<String, String> request = request(event);
    String path = request.getOrDefault("rawPath", "");
    return door.answer(
        request.getOrDefault("requestContext.http.method", ""),
        path.startsWith(AckDoor.PATH) ? path.substring(AckDoor.PATH.length()) : "",
        request.getOrDefault("requestContext.http.sourceIp", ""));
  }

  /** Nothing, of what is too long or is no JSON: that is answered as a wrong method. */
  private static Map<String, String> request(byte[] event) {
    try {
      return event.length > MAX_EVENT_BYTES
          ? Map.of()
          : JsonText.strings(new String(event, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      return Map.of();
    }
  }

  private static String written(AckAnswer answer) {
    String headers =
        new TreeMap<>(answer.headers())
            .entrySet().stream()
                .map(
                    header ->
                        JsonText.quoted(header.getKey()) + ":" + JsonText.quoted(header.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    return "{\"statusCode\":%d,\"headers\":%s,\"body\":%s}"
        .formatted(answer.status(), headers, JsonText.quoted(answer.body()));
  }
}

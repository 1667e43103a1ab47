package io.bongsu.lambda;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts one event to Bongsu, once. Thread-safe. */
final class AlarmsClient {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Target target;
  private final HttpClient http;

  AlarmsClient(Target target) {
    this.target = target;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .build();
  }

  /**
   * Posts the event and waits for the whole answer. {@code HttpRequest.timeout} ends with the
   * answer's headers; this limit covers its body too.
   */
  Outcome post(byte[] event, Duration limit) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request(event), BodyHandlers.ofString());
    try {
      return read(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new Outcome.Busy("no answer in " + limit.toMillis() + " ms", Optional.empty());
    } catch (ExecutionException e) {
      return failed(e);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(byte[] event) {
    return HttpRequest.newBuilder(target.uri())
        .header("Authorization", "Bearer " + target.token())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json")
        .POST(BodyPublishers.ofByteArray(event))
        .build();
  }

  private static Outcome failed(ExecutionException e) {
    if (e.getCause() instanceof IOException cause) {
      return new Outcome.Busy(cause.getClass().getSimpleName(), Optional.empty());
    }
    throw new IllegalStateException("the HTTP client failed", e.getCause());
  }

  /** Only 202 is a promise: a 200 of some other server at that address accepts nothing. */
  private static Outcome read(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == ACCEPTED) {
      return new Outcome.Accepted(answer.body());
    }
    if (status == TOO_MANY_REQUESTS || status >= 500) {
      return new Outcome.Busy("answer " + status, retryAfter(answer));
    }
    return new Outcome.Refused("answer " + status + "; " + advice(status));
  }

  /** Seconds, as Bongsu writes it; the form with a date is not worth a clock here. */
  private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "check BONGSU_TOKEN against bongsu.ingest.token";
      case 400, 413, 415, 422 -> "the program cannot use this event; look at it in its log";
      default -> "check that BONGSU_URL is the address of POST /alarms";
    };
  }
}

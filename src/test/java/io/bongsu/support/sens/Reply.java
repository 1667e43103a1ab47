package io.bongsu.support.sens;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers as undisturbed SENS does, or as a mishap makes it. */
final class Reply {

  private static final String JSON = "application/json;charset=UTF-8";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

  private final Clock clock;
  private volatile CountDownLatch release = new CountDownLatch(1);

  Reply(Clock clock) {
    this.clock = clock;
  }

  void releaseHung() {
    CountDownLatch old = release;
    release = new CountDownLatch(1);
    old.countDown();
  }

  /** Taken before a message shows on a phone, so that a release after that is never missed. */
  CountDownLatch hold() {
    return release;
  }

  /** The body of an undisturbed answer to a send. */
  String accepted(String requestId) {
    String time = TIME.format(LocalDateTime.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul")));
    return "{\"requestId\":\""
        + requestId
        + "\",\"requestTime\":\""
        + time
        + "\",\"statusCode\":\"202\",\"statusName\":\"success\"}";
  }

  void toSend(HttpExchange exchange, Mishap mishap, String body, CountDownLatch hold)
      throws IOException {
    switch (mishap.answer()) {
      case NORMAL -> {
        pause(hold, mishap.delay());
        write(exchange, 202, body);
      }
      case WRONG_TYPE -> write(exchange, 202, "text/plain;charset=UTF-8", body);
      case NO_REQUEST_ID ->
          write(exchange, 202, body.replaceFirst("\"requestId\":\"[^\"]*\",?", ""));
      default -> disturbed(exchange, mishap, hold);
    }
  }

  void toQuestion(HttpExchange exchange, Mishap mishap, Optional<String> page) throws IOException {
    CountDownLatch hold = hold();
    if (mishap.answer() != Mishap.Answer.NORMAL) {
      disturbed(exchange, mishap, hold);
      return;
    }
    pause(hold, mishap.delay());
    write(exchange, page.isPresent() ? 200 : 404, page.orElse(""));
  }

  private static void disturbed(HttpExchange exchange, Mishap mishap, CountDownLatch hold)
      throws IOException {
    switch (mishap.answer()) {
      case STATUS -> write(exchange, mishap.status(), gatewayError(mishap.status()));
      case QUOTA ->
          write(
              exchange, 429, "{\"error\":{\"errorCode\":\"400\",\"message\":\"Quota Exceeded\"}}");
      case GARBAGE -> write(exchange, 200, "text/html", "<html><body>welcome</body></html>");
      case HANG -> pause(hold, Duration.ofDays(1));
      default -> {
        // Leaving without an answer makes the server close the connection.
      }
    }
  }

  /** Waits on the release, so that the end of a test ends every wait. */
  private static void pause(CountDownLatch hold, Duration time) {
    try {
      if (!time.isZero()) {
        hold.await(time.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The body that the gateway's table of errors has for a status. */
  private static String gatewayError(int status) {
    String error =
        switch (status) {
          case 401 -> "\"200\",\"message\":\"Authentication Failed\"";
          case 429 -> "\"410\",\"message\":\"Throttle Limited\"";
          case 503 -> "\"500\",\"message\":\"Endpoint Error\"";
          case 504 -> "\"510\",\"message\":\"Endpoint Timeout\"";
          default -> "\"900\",\"message\":\"Unexpected Error\"";
        };
    return "{\"error\":{\"errorCode\":" + error + "}}";
  }

  static void write(HttpExchange exchange, int status, String body) throws IOException {
    write(exchange, status, JSON, body);
  }

  private static void write(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}

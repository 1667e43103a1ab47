package io.bongsu.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One topic of SNS that takes what is published to it, by the query protocol of its API reference
 * (Publish, version 2010-03-31). As strict as that page where we could go wrong: another action or
 * topic, an empty message, or a subject that is not ASCII of 1 to 99 characters is refused.
 */
public final class FakeSns implements AutoCloseable {

  public static final String TOPIC = "arn:aws:sns:ap-northeast-2:111122223333:bongsu-fallback";

  /** What an e-mail subscriber would get. */
  public record Published(String subject, String message, List<String> attributes) {}

  private final HttpServer server;
  private final BlockingQueue<Published> published = new LinkedBlockingQueue<>();
  private final AtomicInteger outage = new AtomicInteger();

  private FakeSns() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public static FakeSns start() {
    try {
      return new FakeSns();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next requests are answered 403, which the SDK does not repeat by itself. */
  public void refuse(int requests) {
    outage.set(requests);
  }

  /** The next message, waited for at most ten seconds. */
  public Published next() throws InterruptedException {
    Published next = published.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("after 10 s nothing was published to " + TOPIC);
    }
    return next;
  }

  /** Nothing more is published for so long. */
  public void nothingFor(Duration span) throws InterruptedException {
    Published more = published.poll(span.toMillis(), TimeUnit.MILLISECONDS);
    if (more != null) {
      throw new AssertionError("published to the topic, unexpectedly: " + more);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      if (outage.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        reply(exchange, 403, error("AuthorizationError", "not now"));
      } else if (!isRight(form)) {
        reply(exchange, 400, error("InvalidParameter", "not a message for this topic"));
      } else {
        published.add(
            new Published(form.getOrDefault("Subject", ""), form.get("Message"), attributes(form)));
        reply(exchange, 200, PUBLISHED);
      }
    }
  }

  private static boolean isRight(Map<String, String> form) {
    return "Publish".equals(form.get("Action"))
        && TOPIC.equals(form.get("TopicArn"))
        && !form.getOrDefault("Message", "").isEmpty()
        && form.getOrDefault("Subject", "").matches("[!-~][ -~]{0,98}");
  }

  private static List<String> attributes(Map<String, String> form) {
    return form.keySet().stream().filter(key -> key.startsWith("MessageAttributes")).toList();
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], UTF_8),
                pair -> pair.length == 1 ? "" : URLDecoder.decode(pair[1], UTF_8),
                (first, second) -> second,
                TreeMap::new));
  }

  private static final String PUBLISHED =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
        <PublishResult><MessageId>0f3c5a52-0000-4000-8000-000000000001</MessageId></PublishResult>
        <ResponseMetadata><RequestId>0f3c5a52-0000-4000-8000-000000000002</RequestId></ResponseMetadata>
      </PublishResponse>
      """;

  private static String error(String code, String message) {
    return """
    <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
      <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
      <RequestId>0f3c5a52-0000-4000-8000-000000000003</RequestId>
    </ErrorResponse>
    """
        .formatted(code, message);
  }

  private static void reply(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] body = xml.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

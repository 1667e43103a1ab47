package io.bongsu.workbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.compose.MessageProperties;
import io.bongsu.console.ConsoleProperties;
import io.bongsu.json.StrictJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;

/**
 * The program that runs, as a command asks it: over HTTP with {@code bongsu.console.token}. What
 * cannot be had is an exception with a sentence.
 */
final class RunningProgram {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** The settings that a command needs for it. */
  @EnableConfigurationProperties({ConsoleProperties.class, MessageProperties.class})
  static final class Settings {}

  /** There is no usable answer; the message says what to do. */
  static final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean nobodyListens;

    NoAnswerException(String message) {
      this(message, false);
    }

    private NoAnswerException(String message, boolean nobodyListens) {
      super(message);
      this.nobodyListens = nobodyListens;
    }

    /** Whether no program listens at the address. */
    boolean nobodyListens() {
      return nobodyListens;
    }
  }

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final String address;
  private final String token;

  private RunningProgram(String address, String token) {
    this.address = address;
    this.token = token;
  }

  /**
   * @param url its address; null for this machine and {@code server.port}
   */
  static RunningProgram of(ApplicationContext settings, @Nullable String url) {
    String port = settings.getEnvironment().getProperty("server.port", "8080");
    String address = url == null ? "http://localhost:" + port : url.replaceFirst("/+$", "");
    return new RunningProgram(address, settings.getBean(ConsoleProperties.class).token());
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(address + path))
          .header("Authorization", "Bearer " + token)
          .timeout(ANSWER);
    } catch (IllegalArgumentException wrong) {
      throw new NoAnswerException("--url is no address such as http://localhost:8080");
    }
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return read(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (ConnectException refused) {
      throw new NoAnswerException(
          "no program listens at " + address + ": start it, or name its address with --url", true);
    } catch (IOException broken) {
      throw new NoAnswerException("the program at " + address + " did not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted");
    }
  }

  private JsonNode read(HttpResponse<String> answer) throws IOException {
    return switch (answer.statusCode()) {
      case 200 -> StrictJson.mapper().readTree(answer.body());
      case 400 ->
          throw new NoAnswerException(
              StrictJson.mapper().readTree(answer.body()).path("detail").asText());
      case 401 ->
          throw new NoAnswerException(
              token.isEmpty()
                  ? "bongsu.console.token is not set here: set BONGSU_CONSOLE_TOKEN to the program's"
                  : "the program has another bongsu.console.token than these settings");
      case 404 ->
          throw new NoAnswerException(
              "the program at " + address + " has no console: set bongsu.console.token there");
      case 503 ->
          throw new NoAnswerException(
              "the ledger of the program at " + address + " does not answer now: try again later");
      default ->
          throw new NoAnswerException(
              "the program at " + address + " answered " + answer.statusCode());
    };
  }
}

package io.bongsu.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests to the running program. */
public final class Http {

  public static final String TOKEN = "t0ken-of-the-test";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  public static HttpResponse<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  /** Posts JSON with the token. */
  public static HttpResponse<String> post(URI uri, String json) {
    return post(uri, BodyPublishers.ofString(json));
  }

  /** Posts JSON with the token in pieces, its length unannounced. */
  public static HttpResponse<String> postChunked(URI uri, byte[] json) {
    return post(uri, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)));
  }

  private static HttpResponse<String> post(URI uri, BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(body));
  }

  public static HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, Duration.ofSeconds(20));
  }

  public static HttpResponse<String> send(HttpRequest.Builder request, Duration patience) {
    try {
      return CLIENT.send(
          request.timeout(patience).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

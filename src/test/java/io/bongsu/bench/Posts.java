package io.bongsu.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts documents over eight connections, each as soon as the one before was answered. */
final class Posts {

  private static final int CONNECTIONS = 8;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest.Builder request;

  Posts(URI address, String token) {
    this.request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token);
  }

  /** The milliseconds that each answer took, sorted. */
  List<Double> send(List<String> documents) {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Double>> posts = new ArrayList<>();
      documents.forEach(document -> posts.add(() -> send(document)));
      List<Double> times = new ArrayList<>();
      for (Future<Double> post : threads.invokeAll(posts)) {
        times.add(post.get());
      }
      times.sort(null);
      return times;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private double send(String document) throws Exception {
    long start = System.nanoTime();
    int status =
        client
            .send(
                request.copy().POST(BodyPublishers.ofString(document)).build(),
                BodyHandlers.discarding())
            .statusCode();
    if (status / 100 != 2) {
      throw new IllegalStateException("status " + status);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}

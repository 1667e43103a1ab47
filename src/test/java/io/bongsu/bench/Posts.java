package io.bongsu.bench;

import io.bongsu.support.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Posts documents, and measures how long each answer takes. */
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

  /** Milliseconds until 202, sorted, and how many were refused with 503 as too many at once. */
  record Answers(List<Double> accepted, int refused) {}

  /** At a steady rate, whether or not the ones before were answered. */
  Answers send(List<String> documents, int perSecond) {
    List<CompletableFuture<OptionalDouble>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < documents.size(); i++) {
      Waiting.untilNanos(start + i * 1_000_000_000L / perSecond);
      long begin = System.nanoTime();
      answers.add(
          client
              .sendAsync(post(documents.get(i)), BodyHandlers.discarding())
              .thenApply(
                  answer ->
                      answer.statusCode() == 503
                          ? OptionalDouble.empty()
                          : OptionalDouble.of(took(answer, begin))));
    }
    List<Double> times = new ArrayList<>();
    answers.forEach(answer -> answer.join().ifPresent(times::add));
    times.sort(null);
    return new Answers(times, answers.size() - times.size());
  }

  /**
   * Over eight connections, each as soon as the one before was answered; the milliseconds, sorted.
   */
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
    long begin = System.nanoTime();
    return took(client.send(post(document), BodyHandlers.discarding()), begin);
  }

  private HttpRequest post(String document) {
    return request.copy().POST(BodyPublishers.ofString(document)).build();
  }

  private static double took(HttpResponse<Void> answer, long begin) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("status " + answer.statusCode());
    }
    return (System.nanoTime() - begin) / 1e6;
  }
}

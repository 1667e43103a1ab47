package io.bongsu.sens;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One GET that ends in time, body included. Safe for threads. */
final class SensGet {

  private final Duration connectTimeout;
  private final Duration limit;
  private @Nullable HttpClient client;

  SensGet(Duration connectTimeout, Duration responseTimeout) {
    this.connectTimeout = connectTimeout;
    this.limit = connectTimeout.plus(responseTimeout);
  }

  /**
   * Made when it is needed first: reading every trusted certificate would make each start longer.
   */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(connectTimeout)
              .build();
    }
    return client;
  }

  /**
   * @throws SensInquiryException when no whole answer came
   */
  HttpResponse<String> get(URI uri, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    headers.forEach(request::setHeader);
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new SensInquiryException("no answer: " + cause.getClass().getSimpleName());
    } catch (TimeoutException e) {
      throw new SensInquiryException("no answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SensInquiryException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }
}

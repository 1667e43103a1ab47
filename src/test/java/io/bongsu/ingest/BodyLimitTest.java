package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.AlarmReader;
import jakarta.servlet.FilterChain;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** How much of what comes in is worked on at once. */
@Timeout(20)
class BodyLimitTest {

  private final BodyLimit limit =
      new BodyLimit(
          40,
          Duration.ofSeconds(5),
          Duration.ofMillis(200),
          new RequestHeaders(
              new AlarmRequests(new BearerTokens(List.of("t")), new AlarmReader()),
              new SnsRequests(
                  new SnsTopics(Set.of()),
                  new SnsVerifier(
                      new CertificateFetch(Mockito.mock(SdkHttpClient.class)), Clock.systemUTC()),
                  Duration.ofHours(1),
                  Clock.systemUTC())));

  private final CountDownLatch reached = new CountDownLatch(2);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void asManyLargeBodiesAsFitIntoTheHeapAreWorkedOnAtOnce() {
    FilterChain slow =
        (request, response) -> {
          reached.countDown();
          pass(goOn);
        };
    CompletableFuture<Integer> first = later(slow);
    CompletableFuture<Integer> second = later(slow);
    pass(reached);

    MockHttpServletResponse third = post(slow);
    assertThat(third.getStatus()).isEqualTo(503);
    assertThat(third.getHeader("Retry-After")).isEqualTo("1");

    goOn.countDown();
    assertThat(List.of(first.join(), second.join())).containsOnly(200);
    assertThat(post((request, response) -> {}).getStatus()).isEqualTo(200);
  }

  private CompletableFuture<Integer> later(FilterChain chain) {
    return CompletableFuture.supplyAsync(() -> post(chain).getStatus());
  }

  private MockHttpServletResponse post(FilterChain chain) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/elsewhere");
    request.setContentType("application/json");
    request.setContent(new byte[BodyLimit.MAX_BYTES]);
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      limit.doFilter(request, response, chain);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return response;
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

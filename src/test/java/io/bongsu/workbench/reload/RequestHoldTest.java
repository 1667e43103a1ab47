package io.bongsu.workbench.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Timeout(20)
class RequestHoldTest {

  private static final FilterChain ANSWER =
      (request, response) -> ((MockHttpServletResponse) response).setStatus(202);

  private final Gate gate = new Gate();

  @Test
  void aRequestWaitsUntilItsRouteHasBeenReplaced() throws Exception {
    gate.close();
    CompletableFuture<Integer> request =
        CompletableFuture.supplyAsync(() -> status(Duration.ofSeconds(15), ANSWER));

    assertThatThrownBy(() -> request.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    gate.open();

    assertThat(request.get(5, TimeUnit.SECONDS)).isEqualTo(202);
  }

  @Test
  void aRequestThatWaitsForTooLongIsToldToComeAgain() {
    gate.close();

    assertThat(status(Duration.ofMillis(50), ANSWER)).isEqualTo(503);
  }

  @Test
  void aRouteIsNotReplacedUnderARequest() throws Exception {
    CompletableFuture<Boolean> emptied = new CompletableFuture<>();

    status(
        Duration.ofSeconds(1),
        (request, response) -> {
          gate.close();
          assertThat(empty(Duration.ofMillis(50))).isFalse();
          emptied.completeAsync(() -> empty(Duration.ofSeconds(10)));
        });

    assertThat(emptied.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRequestThatFailsIsNoLongerInside() {
    assertThatThrownBy(
            () ->
                status(
                    Duration.ofSeconds(1),
                    (request, response) -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    gate.close();
    assertThat(empty(Duration.ZERO)).isTrue();
  }

  private int status(Duration limit, FilterChain chain) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    try {
      new RequestHold(gate, limit).doFilter(new MockHttpServletRequest(), response, chain);
    } catch (IOException | ServletException e) {
      throw new AssertionError(e);
    }
    return response.getStatus();
  }

  private boolean empty(Duration limit) {
    try {
      return gate.awaitEmpty(limit);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

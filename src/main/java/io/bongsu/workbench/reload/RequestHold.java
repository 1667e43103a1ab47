package io.bongsu.workbench.reload;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Lets a request wait while the route that answers it is replaced: a 404 in that moment would make
 * SNS give its message up.
 */
final class RequestHold implements Filter {

  private final Gate gate;
  private final Duration limit;

  /**
   * @param limit how long a request waits; then it is answered 503, which SNS tries again
   */
  RequestHold(Gate gate, Duration limit) {
    this.gate = gate;
    this.limit = limit;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (gate.enter(limit)) {
        try {
          chain.doFilter(request, response);
        } finally {
          gate.leave();
        }
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ((HttpServletResponse) response).sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }
}

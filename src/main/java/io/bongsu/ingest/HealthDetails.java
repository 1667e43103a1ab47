package io.bongsu.ingest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows the details of health, such as addresses and reasons, only to whom brings the token of the
 * console; anybody may see how each component stands. Spring Boot asks whether the request has a
 * principal. Thread-safe.
 */
final class HealthDetails extends OncePerRequestFilter {

  /**
   * What of {@code bongsu.console.*} opens health as well.
   *
   * @param token the console's; empty for none
   */
  @ConfigurationProperties("bongsu.console")
  record Token(@DefaultValue("") String token) {

    List<String> tokens() {
      return token.isBlank() ? List.of() : List.of(token.strip());
    }

    @Override
    public String toString() {
      return "Token[***]";
    }
  }

  private final BearerTokens tokens;

  HealthDetails(BearerTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean known = tokens.areSet() && tokens.admit(request.getHeader("Authorization"));
    chain.doFilter(known ? new Known(request) : request, response);
  }

  private static final class Known extends HttpServletRequestWrapper {

    Known(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> "console";
    }
  }
}

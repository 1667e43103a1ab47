package io.bongsu.ingest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the query off a request to a way in. Camel makes a header of each parameter, so that {@code
 * ?Authorization=Bearer…} would open the door and leave its token in every access log. A request
 * for {@code /error} itself, which is the container's page, is one for nothing. Thread-safe.
 */
final class PathsAndQueries extends OncePerRequestFilter {

  private static final Set<String> WAYS_IN = Set.of("/alarms", "/sns", "/preview");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().split(";", 2)[0];
    if (path.equals("/error")) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(WAYS_IN.contains(path) ? new WithoutQuery(request) : request, response);
    }
  }

  private static final class WithoutQuery extends HttpServletRequestWrapper {

    WithoutQuery(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getQueryString() {
      return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
      return null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return null;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.emptyEnumeration();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Map.of();
    }
  }
}

package io.bongsu.console;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before the pages of the console: 404 without a token in the settings, 401 without a
 * session or the token in the request. What changes something must also carry the header {@code
 * X-Bongsu-Console}, which no form and no other site can send, and must come from this site.
 * Thread-safe.
 */
final class ConsoleFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

  static final String COOKIE = "bongsu-console";
  static final String HEADER = "X-Bongsu-Console";

  private final ConsoleAccess access;
  private final boolean open;

  private ConsoleFilter(ConsoleAccess access, boolean open) {
    this.access = access;
    this.open = open;
  }

  /** For what only those may see who are logged in. */
  static ConsoleFilter closed(ConsoleAccess access) {
    return new ConsoleFilter(access, false);
  }

  /** For the page itself and the log-in. */
  static ConsoleFilter open(ConsoleAccess access) {
    return new ConsoleFilter(access, true);
  }

  @Override
  public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
      throws Exception {
    if (!access.isOn()) {
      return problem(404, "Not Found", "The console is off: bongsu.console.token is not set.");
    }
    boolean bearer = access.bears(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
    if (!open && !bearer && !access.isSession(cookie(request))) {
      return problem(401, "Unauthorized", "Log in, or send the token as a bearer.");
    }
    if (!bearer && !request.method().name().equals("GET") && !isOwn(request)) {
      return problem(403, "Forbidden", "The request does not come from the console.");
    }
    return next.handle(request);
  }

  private static @Nullable String cookie(ServerRequest request) {
    Cookie cookie = request.cookies().getFirst(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static boolean isOwn(ServerRequest request) {
    String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
    String host = request.headers().firstHeader(HttpHeaders.HOST);
    return request.headers().firstHeader(HEADER) != null
        && (origin == null || host == null || host.equals(authority(origin)));
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static ServerResponse problem(int status, String title, String detail) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header("Cache-Control", "no-store")
        .body(Map.of("title", title, "status", status, "detail", detail));
  }
}

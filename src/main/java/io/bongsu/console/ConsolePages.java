package io.bongsu.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelExecutionException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The console: {@code GET /}, a static page, and what its script asks for under {@code /console}.
 * The page may load and ask this program only.
 */
final class ConsolePages {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private final ConsoleAccess access;
  private final NowReader now;
  private final ConsoleActions actions;

  ConsolePages(ConsoleAccess access, NowReader now, ConsoleActions actions) {
    this.access = access;
    this.now = now;
    this.actions = actions;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/", page("index.html", "text/html"))
        .GET("/console/console.js", page("console.js", "text/javascript"))
        .GET("/console/console.css", page("console.css", "text/css"))
        .POST("/console/login", this::logIn)
        .filter(ConsoleFilter.open(access))
        .build()
        .and(closed());
  }

  private RouterFunction<ServerResponse> closed() {
    return RouterFunctions.route()
        .GET("/console/now", request -> json(now.read()))
        .POST("/console/logout", request -> cookie(request, "", Duration.ZERO))
        .POST("/console/silences", this::silence)
        .DELETE("/console/silences/{id}", this::endSilence)
        .POST("/console/test-text", this::testText)
        .POST("/console/preview", this::preview)
        .filter(ConsoleFilter.closed(access))
        .build();
  }

  private static HandlerFunction<ServerResponse> page(String file, String type) {
    MediaType media = new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8);
    return request ->
        ServerResponse.ok()
            .contentType(media)
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer")
            .header("Cache-Control", "no-cache")
            .body(new ClassPathResource("console/" + file));
  }

  private ServerResponse logIn(ServerRequest request) throws ServletException, IOException {
    return access.isToken(text(body(request), "token"))
        ? cookie(request, access.session(), ConsoleAccess.SESSION)
        : ConsoleFilter.problem(401, "Unauthorized", "This is not the token.");
  }

  private static ServerResponse cookie(ServerRequest request, String value, Duration age) {
    boolean secure =
        request.servletRequest().isSecure()
            || "https".equals(request.headers().firstHeader("X-Forwarded-Proto"));
    ResponseCookie cookie =
        ResponseCookie.from(ConsoleFilter.COOKIE, value)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .path("/")
            .maxAge(age)
            .build();
    return ServerResponse.noContent().header(HttpHeaders.SET_COOKIE, cookie.toString()).build();
  }

  private ServerResponse silence(ServerRequest request) throws ServletException, IOException {
    JsonNode wanted = body(request);
    return attempt(
        () ->
            actions.silence(
                text(wanted, "alarm"),
                text(wanted, "severity"),
                wanted.path("minutes").asLong(),
                text(wanted, "note")));
  }

  private ServerResponse endSilence(ServerRequest request) {
    return attempt(
        () -> {
          actions.endSilence(request.pathVariable("id"));
          return Map.of();
        });
  }

  private ServerResponse testText(ServerRequest request) throws ServletException, IOException {
    String to = text(body(request), "to");
    return attempt(() -> Map.of("request", actions.testText(to)));
  }

  private ServerResponse preview(ServerRequest request) throws ServletException, IOException {
    byte[] documents = request.body(byte[].class);
    return attempt(() -> StrictJson.mapper().readTree(actions.preview(documents)));
  }

  /** An action of the console, which may be impossible. */
  private interface Attempt {

    Object run() throws JsonProcessingException;
  }

  private static ServerResponse attempt(Attempt attempt) {
    try {
      return json(attempt.run());
    } catch (IllegalArgumentException impossible) {
      return ConsoleFilter.problem(400, "Bad Request", String.valueOf(impossible.getMessage()));
    } catch (CamelExecutionException failed) {
      Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
      return ConsoleFilter.problem(422, "Unprocessable", String.valueOf(cause.getMessage()));
    } catch (JsonProcessingException | org.springframework.dao.DataAccessException broken) {
      return ConsoleFilter.problem(503, "Unavailable", "The ledger or the preview has no answer.");
    }
  }

  private static ServerResponse json(Object body) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .body(body);
  }

  private static JsonNode body(ServerRequest request) throws ServletException, IOException {
    try {
      return StrictJson.mapper().readTree(request.body(String.class));
    } catch (JsonProcessingException unreadable) {
      return StrictJson.mapper().createObjectNode();
    }
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText("");
  }
}

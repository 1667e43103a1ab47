package io.bongsu.console;

import io.bongsu.notify.DutyTurns;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /oncall.ics}: who is on duty when, for calendars of people and of programs. */
final class OncallPages {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final String DEFAULT_DAYS = "90";
  private static final int MAX_DAYS = 365;
  private static final int MAX_TURNS = 10_000;

  private final ConsoleAccess access;
  private final DutyTurns turns;
  private final Clock clock;

  OncallPages(ConsoleAccess access, DutyTurns turns, Clock clock) {
    this.access = access;
    this.turns = turns;
    this.clock = clock;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/oncall.ics", this::calendar)
        .filter(ConsoleFilter.closed(access))
        .build();
  }

  private ServerResponse calendar(ServerRequest request) {
    Instant now = clock.instant();
    try {
      Instant until = now.plus(Duration.ofDays(days(request.param("days").orElse(DEFAULT_DAYS))));
      String schedule = request.param("schedule").orElse(null);
      String calendar = OncallCalendar.text(turns.between(now, until, schedule, MAX_TURNS), now);
      return ServerResponse.ok()
          .contentType(CALENDAR)
          .header("Cache-Control", "no-store")
          .body(calendar);
    } catch (IllegalArgumentException wrong) {
      return ConsoleFilter.problem(400, "Bad Request", String.valueOf(wrong.getMessage()));
    }
  }

  private static int days(String given) {
    int days = given.matches("\\d{1,3}") ? Integer.parseInt(given) : 0;
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days is no number from 1 to " + MAX_DAYS);
    }
    return days;
  }
}

package io.bongsu.console;

import io.bongsu.ledger.LedgerGuard;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /history}: a page of the history as JSON, for the console and for programs. */
final class HistoryPages {

  private static final HistoryPage NOTHING = new HistoryPage(List.of(), null);

  private final ConsoleAccess access;
  private final History history;
  private final Decisions decisions;
  private final LedgerGuard guard;
  private final Clock clock;
  private final ZoneId zone;

  HistoryPages(
      ConsoleAccess access,
      History history,
      Decisions decisions,
      LedgerGuard guard,
      Clock clock,
      ZoneId zone) {
    this.access = access;
    this.history = history;
    this.decisions = decisions;
    this.guard = guard;
    this.clock = clock;
    this.zone = zone;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/history", this::page)
        .filter(ConsoleFilter.closed(access))
        .build();
  }

  private ServerResponse page(ServerRequest request) {
    HistoryRequest wanted =
        new HistoryRequest(request.params().toSingleValueMap(), clock.instant(), zone);
    guard.update(decisions::flush);
    try {
      HistoryPage page = guard.query(() -> history.page(wanted), NOTHING);
      return page == NOTHING
          ? ConsoleFilter.problem(503, "Unavailable", "The ledger does not answer now.")
          : ServerResponse.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .header("Cache-Control", "no-store")
              .body(page);
    } catch (IllegalArgumentException wrong) {
      return ConsoleFilter.problem(400, "Bad Request", String.valueOf(wrong.getMessage()));
    }
  }
}

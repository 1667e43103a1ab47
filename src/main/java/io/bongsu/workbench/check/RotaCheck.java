package io.bongsu.workbench.check;

import io.bongsu.notify.RecipientsProperties;
import io.bongsu.notify.Rota;
import io.bongsu.workbench.rules.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Who is on duty over the next year, as settings say it: gaps, double duty, unreachable people. */
final class RotaCheck {

  private static final String RULE = "on-call";

  private RotaCheck() {}

  /**
   * What is wrong.
   *
   * @param sources knows in which file and line a key stands
   * @param file under which is reported what no file sets
   */
  static List<Finding> check(
      RecipientsProperties settings, ConfigFiles sources, String file, Clock clock) {
    ZoneId zone = ZoneId.of(sources.text("bongsu.message.zone"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Path cache = Path.of(sources.text("bongsu.calendar.cache"));
    return Rota.of(settings, cache, clock, zone).problems(today).stream()
        .map(problem -> finding(problem, sources, file))
        .toList();
  }

  private static Finding finding(Rota.Problem problem, ConfigFiles sources, String file) {
    ConfigFiles.Place place =
        sources.place(problem.key()).orElseGet(() -> new ConfigFiles.Place(file, 1));
    String message = problem.key() + " " + problem.problem();
    return new Finding(place.file(), place.line(), place.file(), RULE, message, problem.style());
  }
}

package io.bongsu.classify;

import io.bongsu.calendar.TeamTurn;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which team an alarm is for: one that has recipients, whatever the alarm asks for. The team of a
 * server type can depend on the hour. Thread-safe.
 */
final class Teams {

  private static final String DEFAULT = "default";

  private final Map<String, List<TeamTurn>> byServerType;
  private final Predicate<String> known;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param known whether a team has recipients
   * @param zone in which hours count, {@code bongsu.message.zone}
   * @throws SettingException if a configured team has none
   */
  Teams(
      Map<String, List<TeamTurn>> byServerType, Predicate<String> known, Clock clock, ZoneId zone) {
    this.byServerType = byServerType;
    this.known = known;
    this.clock = clock;
    this.zone = zone;
    byServerType.forEach(this::check);
  }

  private void check(String type, List<TeamTurn> turns) {
    String key = "bongsu.teams." + type;
    TeamTurn.check(key, turns);
    turns.forEach(turn -> check(key, turn.name()));
  }

  void check(String key, String team) {
    if (!known.test(team)) {
      throw new SettingException(
          key,
          "names the team '%s', which bongsu.recipients does not have"
              .formatted(OneLine.brief(team)));
    }
  }

  /** The team that a text names, ignoring case; empty if it has no recipients. */
  Optional<String> parse(String text) {
    String team = text.strip();
    return Stream.of(team, team.toLowerCase(Locale.ROOT)).filter(known).findFirst();
  }

  Answer<String> of(String serverType) {
    List<TeamTurn> turns = byServerType.getOrDefault(serverType, List.of());
    if (turns.isEmpty()) {
      return new Answer<>(DEFAULT, "default");
    }
    String key = "bongsu.teams." + serverType;
    if (turns.size() == 1) {
      return new Answer<>(turns.get(0).name(), key);
    }
    TeamTurn now = TeamTurn.at(turns, clock.instant().atZone(zone).toLocalDateTime());
    return new Answer<>(now.name(), key + " at " + now.when());
  }
}

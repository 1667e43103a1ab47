package io.bongsu.classify;

import io.bongsu.settings.SettingException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which team receives an alarm: one that has recipients, whatever an alarm asks for. */
final class Teams {

  private static final String DEFAULT = "default";

  private final Map<String, String> byServerType;
  private final Predicate<String> known;

  /**
   * @param known whether a team has recipients
   * @throws SettingException if a configured team has none
   */
  Teams(Map<String, String> byServerType, Predicate<String> known) {
    this.byServerType = byServerType;
    this.known = known;
    byServerType.forEach((type, team) -> check("bongsu.teams." + type, team));
  }

  void check(String key, String team) {
    if (!known.test(team)) {
      throw new SettingException(
          key,
          "names the team '%s', which bongsu.recipients does not have"
              .formatted(Words.brief(team)));
    }
  }

  /** The team that a text names, ignoring case; empty if it has no recipients. */
  Optional<String> parse(String text) {
    String team = text.strip();
    return Stream.of(team, team.toLowerCase(Locale.ROOT)).filter(known).findFirst();
  }

  Answer<String> of(String serverType) {
    String team = byServerType.get(serverType);
    return team == null
        ? new Answer<>(DEFAULT, "default")
        : new Answer<>(team, "bongsu.teams." + serverType);
  }
}

package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who can be told: {@code bongsu.recipients} and {@code bongsu.teams}, from a mounted secret or the
 * environment. What is wrong stops the start with a sentence that names the key and never a number.
 *
 * @param recipients team to its people; {@code default} must be among them
 * @param teams server type to team; a type that is not listed goes to {@code default}
 */
@ConfigurationProperties("bongsu")
public record RecipientsProperties(
    @Nullable Map<String, List<RecipientEntry>> recipients, @Nullable Map<String, String> teams) {

  public static final String DEFAULT_TEAM = "default";

  private static final String RECIPIENTS = "bongsu.recipients";

  public RecipientsProperties {
    recipients = recipients == null ? Map.of() : Map.copyOf(recipients);
    teams = teams == null ? Map.of() : Map.copyOf(teams);
    checkTeams(recipients, teams);
    byTeam(recipients);
  }

  /** Each team's people, checked, in the order in which they were written. */
  public Map<String, List<Recipient>> byTeam() {
    return byTeam(recipients == null ? Map.of() : recipients);
  }

  private static void checkTeams(
      Map<String, List<RecipientEntry>> recipients, Map<String, String> teams) {
    if (!recipients.containsKey(DEFAULT_TEAM)) {
      throw new SettingException(
          RECIPIENTS + "." + DEFAULT_TEAM,
          "is missing: list at least one mobile number, for alarms of no other team");
    }
    teams.forEach(
        (type, team) -> {
          if (!recipients.containsKey(team)) {
            throw new SettingException(
                "bongsu.teams." + type,
                "names the team '" + team + "', which " + RECIPIENTS + " does not have");
          }
        });
  }

  private static Map<String, List<Recipient>> byTeam(Map<String, List<RecipientEntry>> entries) {
    Map<String, List<Recipient>> teams = new LinkedHashMap<>();
    entries.forEach((team, list) -> teams.put(team, people(RECIPIENTS + "." + team, list)));
    return teams;
  }

  private static List<Recipient> people(String key, List<RecipientEntry> entries) {
    if (entries.isEmpty()) {
      throw new SettingException(key, "is empty: list at least one mobile number, or remove it");
    }
    List<Recipient> people = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      people.add(person(key + "[" + i + "]", entries.get(i)));
    }
    return List.copyOf(people);
  }

  private static Recipient person(String key, RecipientEntry entry) {
    Language language = language(key, entry.language());
    try {
      return new Recipient(entry.digits(), entry.name(), language);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          key,
          "is not a Korean mobile number: write 010 and eight digits, in quotes, for YAML reads"
              + " unquoted digits that begin with 0 as another number");
    }
  }

  private static Language language(String key, String code) {
    try {
      return Language.valueOf(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new SettingException(key + ".language", "is neither ko nor en");
    }
  }

  @Override
  public String toString() {
    return "recipients of " + (recipients == null ? "" : recipients.keySet()) + ", teams " + teams;
  }
}

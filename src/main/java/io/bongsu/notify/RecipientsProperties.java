package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who can be notified: {@code bongsu.recipients}, {@code bongsu.people} and {@code bongsu.teams},
 * from a mounted secret or the environment. What is wrong stops the start with a sentence that
 * names the key and never a number.
 *
 * @param recipients team to its people; {@code default} must be among them
 * @param people name to person
 * @param teams server type to team; a type that is not listed goes to {@code default}
 */
@ConfigurationProperties("bongsu")
public record RecipientsProperties(
    @Nullable Map<String, List<RecipientEntry>> recipients,
    @Nullable Map<String, PersonEntry> people,
    @Nullable Map<String, String> teams) {

  public static final String DEFAULT_TEAM = "default";

  private static final String RECIPIENTS = "bongsu.recipients";

  public RecipientsProperties {
    recipients = recipients == null ? Map.of() : Map.copyOf(recipients);
    people = people == null ? Map.of() : Map.copyOf(people);
    teams = teams == null ? Map.of() : Map.copyOf(teams);
    checkTeams(recipients, teams);
    byTeam(recipients);
    byName(people);
  }

  /** Each team's people, checked, in the order in which they were written. */
  public Map<String, List<Recipient>> byTeam() {
    return byTeam(recipients == null ? Map.of() : recipients);
  }

  /** The persons, checked, by name. */
  public Map<String, Person> byName() {
    return byName(people == null ? Map.of() : people);
  }

  private static Map<String, Person> byName(Map<String, PersonEntry> entries) {
    Map<String, Person> people = new LinkedHashMap<>();
    Map<String, String> numbers = new HashMap<>();
    entries.forEach(
        (name, entry) -> {
          Person person = entry.person(name);
          Recipient recipient = person.recipient();
          String other = recipient == null ? null : numbers.put(recipient.number(), name);
          if (other != null) {
            throw new SettingException(
                "bongsu.people." + name + ".phone",
                "is the phone of '" + other + "' too: one person has one name");
          }
          people.put(name, person);
        });
    return people;
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
      people.add(PersonEntry.recipient(key + "[" + i + "]", entries.get(i)));
    }
    return List.copyOf(people);
  }

  @Override
  public String toString() {
    return "recipients of " + (recipients == null ? "" : recipients.keySet()) + ", teams " + teams;
  }
}

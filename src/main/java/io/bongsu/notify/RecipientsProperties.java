package io.bongsu.notify;

import io.bongsu.calendar.TeamTurn;
import io.bongsu.settings.SettingException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who can be notified and when: {@code bongsu.recipients}, {@code people}, {@code teams}, {@code
 * schedules}, {@code quiet} and {@code silences}, from a mounted secret, a file or the environment.
 * What is wrong stops the start with a sentence that names the key and never a number.
 *
 * @param recipients team to its entries; {@code default} must be among them
 * @param people name to person
 * @param teams server type to team, or to teams by hour; a type that is not listed goes to {@code
 *     default}
 * @param schedules name to who is on duty when
 * @param quiet name to the hours in which a person is not disturbed
 * @param silences alarms that are not sent for a time
 * @param escalation team to who is notified when nobody acknowledges
 */
@ConfigurationProperties("bongsu")
public record RecipientsProperties(
    @Nullable Map<String, List<RecipientEntry>> recipients,
    @Nullable Map<String, PersonEntry> people,
    @Nullable Map<String, List<TeamTurn>> teams,
    @Nullable Map<String, ScheduleEntry> schedules,
    @Nullable Map<String, QuietEntry> quiet,
    @Nullable List<SilenceEntry> silences,
    @Nullable Map<String, List<EscalationEntry>> escalation) {

  public static final String DEFAULT_TEAM = "default";

  private static final String RECIPIENTS = "bongsu.recipients";

  public RecipientsProperties {
    recipients = recipients == null ? Map.of() : Map.copyOf(recipients);
    people = people == null ? Map.of() : Map.copyOf(people);
    teams = teams == null ? Map.of() : Map.copyOf(teams);
    schedules = schedules == null ? Map.of() : Map.copyOf(schedules);
    quiet = quiet == null ? Map.of() : Map.copyOf(quiet);
    silences = silences == null ? List.of() : List.copyOf(silences);
    escalation = escalation == null ? Map.of() : Map.copyOf(escalation);
    if (!recipients.containsKey(DEFAULT_TEAM)) {
      throw new SettingException(
          RECIPIENTS + "." + DEFAULT_TEAM,
          "is missing: list at least one mobile number, for alarms of no other team");
    }
    SettingsReferences known =
        new SettingsReferences(
            recipients, read(people, (name, person) -> person.person(name)), schedules, quiet);
    known.check(references(recipients), teams, read(schedules, (name, one) -> one.schedule(name)));
    known.check(steps(escalation));
    read(quiet, (name, hours) -> hours.quiet(name));
    for (int i = 0; i < silences.size(); i++) {
      silences.get(i).check("bongsu.silences[" + i + "]");
    }
  }

  /** Each team's entries, in the order in which they were written. */
  Map<String, List<RecipientRef>> references() {
    return references(recipients == null ? Map.of() : recipients);
  }

  /** The persons by name. */
  Map<String, Person> persons() {
    return read(people, (name, person) -> person.person(name));
  }

  Map<String, Schedule> duties() {
    return read(schedules, (name, schedule) -> schedule.schedule(name));
  }

  /** Addresses of the calendars that schedules have. */
  Set<String> calendars() {
    return duties().values().stream()
        .flatMap(schedule -> Optional.ofNullable(schedule.ical()).stream())
        .collect(Collectors.toSet());
  }

  Map<String, QuietHours> quietHours() {
    return read(quiet, (name, hours) -> hours.quiet(name));
  }

  /** The silences, whose times without a zone count in this one. */
  List<Silence> silences(ZoneId zone) {
    List<Silence> read = new ArrayList<>();
    List<SilenceEntry> written = silences == null ? List.of() : silences;
    for (int i = 0; i < written.size(); i++) {
      read.add(written.get(i).silence("bongsu.silences[" + i + "]", zone));
    }
    return read;
  }

  /** Who is notified when nobody acknowledges, by these settings. */
  Escalation escalation(Recipients who) {
    return new Escalation(steps(escalation), who);
  }

  private static Map<String, List<Escalation.Step>> steps(
      @Nullable Map<String, List<EscalationEntry>> entries) {
    return read(entries, (team, list) -> EscalationEntry.steps(team, list));
  }

  /**
   * Who is notified by these settings at which time.
   *
   * @param calendars for schedules with {@code ical}
   */
  Recipients recipients(People who, Calendars calendars, ZoneId zone) {
    return new Recipients(references(), who, duties(), calendars, zone);
  }

  private static <E, T> Map<String, T> read(
      @Nullable Map<String, E> entries, BiFunction<String, E, T> reader) {
    Map<String, T> read = new LinkedHashMap<>();
    if (entries != null) {
      entries.forEach((name, entry) -> read.put(name, reader.apply(name, entry)));
    }
    return read;
  }

  private static Map<String, List<RecipientRef>> references(
      Map<String, List<RecipientEntry>> entries) {
    return read(entries, (team, list) -> references(RECIPIENTS + "." + team, list));
  }

  private static List<RecipientRef> references(String key, List<RecipientEntry> entries) {
    if (entries.isEmpty()) {
      throw new SettingException(key, "is empty: list at least one mobile number, or remove it");
    }
    List<RecipientRef> references = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      references.add(entries.get(i).reference(key + "[" + i + "]"));
    }
    return List.copyOf(references);
  }

  @Override
  public String toString() {
    return "recipients of " + (recipients == null ? "" : recipients.keySet()) + ", teams " + teams;
  }
}

package io.bongsu.notify;

import io.bongsu.calendar.TeamTurn;
import io.bongsu.notify.RecipientRef.OfPerson;
import io.bongsu.notify.RecipientRef.OfSchedule;
import io.bongsu.notify.RecipientRef.OfTeam;
import io.bongsu.settings.SettingException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses settings that name a person, team, schedule or quiet hours that other settings lack. */
final class SettingsReferences {

  private final Map<String, ?> teams;
  private final Map<String, Person> people;
  private final Map<String, ?> schedules;
  private final Map<String, ?> quiet;

  SettingsReferences(
      Map<String, ?> teams,
      Map<String, Person> people,
      Map<String, ?> schedules,
      Map<String, ?> quiet) {
    this.teams = teams;
    this.people = people;
    this.schedules = schedules;
    this.quiet = quiet;
  }

  void check(
      Map<String, List<RecipientRef>> entries,
      Map<String, List<TeamTurn>> turns,
      Map<String, Schedule> duties) {
    onePhoneEach(people.values());
    people.forEach((name, person) -> quiet("bongsu.people." + name + ".quiet", person));
    entries.forEach((team, list) -> entries("bongsu.recipients." + team, list));
    turns.forEach((type, list) -> turns("bongsu.teams." + type, list));
    duties.forEach((name, schedule) -> schedule("bongsu.schedules." + name, schedule));
  }

  /** Refuses an escalation of a team, or to somebody, that there is not. */
  void check(Map<String, List<Escalation.Step>> escalation) {
    escalation.forEach(
        (team, steps) -> {
          String key = "bongsu.escalation." + team;
          known(key, "team", team, "bongsu.recipients", teams);
          for (int i = 0; i < steps.size(); i++) {
            entries(key + "[" + i + "].to", steps.get(i).to());
          }
        });
  }

  private static void onePhoneEach(Collection<Person> people) {
    Map<String, String> numbers = new HashMap<>();
    for (Person person : people) {
      Recipient phone = person.recipient();
      String other = phone == null ? null : numbers.put(phone.number(), person.name());
      if (other != null) {
        throw new SettingException(
            "bongsu.people." + person.name() + ".phone",
            "is the phone of '" + other + "' too: one person has one name");
      }
    }
  }

  private void quiet(String key, Person person) {
    if (person.quiet() != null) {
      known(key, "quiet hours", person.quiet(), "bongsu.quiet", quiet);
    }
  }

  private void entries(String key, List<RecipientRef> list) {
    for (int i = 0; i < list.size(); i++) {
      reference(key + "[" + i + "]", list.get(i));
    }
  }

  private void reference(String key, RecipientRef ref) {
    if (ref instanceof OfPerson person) {
      known(key, "person", person.name(), "bongsu.people", people);
    } else if (ref instanceof OfSchedule schedule) {
      known(key, "schedule", schedule.name(), "bongsu.schedules", schedules);
    } else if (ref instanceof OfTeam team) {
      known(key, "team", team.name(), "bongsu.recipients", teams);
    }
  }

  private void turns(String key, List<TeamTurn> turns) {
    TeamTurn.check(key, turns);
    turns.forEach(turn -> known(key, "team", turn.name(), "bongsu.recipients", teams));
  }

  private void schedule(String key, Schedule schedule) {
    schedule
        .people()
        .forEach(name -> known(key + ".people", "person", name, "bongsu.people", people));
    schedule
        .overrides()
        .forEach(one -> known(key + ".overrides", "person", one.person(), "bongsu.people", people));
    if (schedule.otherwise() != null) {
      reference(key + ".otherwise", schedule.otherwise());
    }
  }

  private static void known(
      String key, String what, String name, String place, Map<String, ?> names) {
    if (!names.containsKey(name)) {
      throw new SettingException(
          key, "names the " + what + " '" + name + "', which " + place + " does not have");
    }
  }
}

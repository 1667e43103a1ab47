package io.bongsu.notify;

import io.bongsu.notify.RecipientRef.OfNumber;
import io.bongsu.notify.RecipientRef.OfPerson;
import io.bongsu.notify.RecipientRef.OfSchedule;
import io.bongsu.notify.RecipientRef.OfTeam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is notified: the people of a team at a time. There is always somebody: where nobody of the
 * team is on duty or has a phone it is the team {@code default}, and where that has nobody either
 * it is everybody who could be on duty. Thread-safe.
 */
public final class Recipients {

  private static final String DEFAULT = RecipientsProperties.DEFAULT_TEAM;

  private final Map<String, List<RecipientRef>> teams;
  private final People people;
  private final Map<String, Schedule> schedules;
  private final Calendars calendars;
  private final ZoneId zone;

  /** Teams of plain numbers, without persons and schedules. */
  public Recipients(Map<String, List<Recipient>> numbers) {
    this(
        numbers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, team -> OfNumber.all(team.getValue()))),
        new People(Map.of()),
        Map.of(),
        Calendars.none(),
        ZoneOffset.UTC);
  }

  Recipients(
      Map<String, List<RecipientRef>> teams,
      People people,
      Map<String, Schedule> schedules,
      Calendars calendars,
      ZoneId zone) {
    this.teams = Map.copyOf(teams);
    this.people = people;
    this.schedules = Map.copyOf(schedules);
    this.calendars = calendars;
    this.zone = zone;
    if (!this.teams.containsKey(DEFAULT)) {
      throw new IllegalArgumentException("there must be a team named default");
    }
  }

  /** Whether {@code bongsu.recipients} has the team. */
  public boolean knows(String team) {
    return teams.containsKey(team);
  }

  /** Names of all teams. */
  public Set<String> teamNames() {
    return teams.keySet();
  }

  /** Those who are notified, each phone once, in the order of the configuration. */
  public List<Recipient> of(String team, Instant at) {
    return onDuty(team, at).stream().map(Duty::recipient).toList();
  }

  /** The same with the reason for each. */
  public List<Duty> onDuty(String team, Instant at) {
    String known = knows(team) ? team : DEFAULT;
    List<Duty> duty = duty(known, at);
    if (duty.isEmpty() && !known.equals(DEFAULT)) {
      duty = duty(DEFAULT, at).stream().map(one -> instead(one, known)).toList();
    }
    return duty.isEmpty()
        ? everyone(known).stream()
            .map(one -> new Duty(one, "nobody is on duty: everybody of " + known))
            .toList()
        : duty;
  }

  /** The phones that references name at a time; none where nobody of them is on duty. */
  List<Recipient> of(List<RecipientRef> references, Instant at) {
    Resolution resolution = new Resolution(at);
    references.forEach(reference -> resolution.follow(reference, "bongsu.escalation"));
    return resolution.found().stream().map(Duty::recipient).toList();
  }

  private static Duty instead(Duty duty, String team) {
    return new Duty(duty.recipient(), duty.why() + ", for nobody of " + team + " is on duty");
  }

  private List<Duty> duty(String team, Instant at) {
    Resolution resolution = new Resolution(at);
    resolution.team(team, "bongsu.recipients." + team);
    return resolution.found();
  }

  /** Who is on duty, by team. */
  public Map<String, List<Duty>> onDuty(Instant at) {
    Map<String, List<Duty>> duty = new TreeMap<>();
    teams.keySet().forEach(team -> duty.put(team, onDuty(team, at)));
    return duty;
  }

  /**
   * All phones of a team at whatever time, and those of {@code default}: a message that was
   * composed before a hand-over still belongs to those who were on duty.
   */
  public List<Recipient> everyone(String team) {
    Resolution resolution = new Resolution(null);
    resolution.team(team, team);
    resolution.team(DEFAULT, DEFAULT);
    return resolution.found().stream().map(Duty::recipient).toList();
  }

  /** Every phone of people and of teams, some of them more than once. */
  Stream<Recipient> phones() {
    return Stream.concat(
        people.all().stream().flatMap(person -> Optional.ofNullable(person.recipient()).stream()),
        teamNames().stream().flatMap(team -> everyone(team).stream()));
  }

  /** Names of those on duty by a schedule at a time; empty if nobody is. */
  List<String> onSchedule(Schedule schedule, Instant at) {
    List<String> byRotation = schedule.at(at.atZone(zone).toLocalDateTime()).stream().toList();
    String ical = schedule.ical();
    return byRotation.isEmpty() && ical != null ? calendars.at(ical, at) : byRotation;
  }

  /** The moments of some days at which the answer of {@link #onSchedule} can change, in order. */
  SortedSet<Instant> changes(Schedule schedule, LocalDate first, int days) {
    SortedSet<Instant> changes = new TreeSet<>();
    for (int day = 0; day < days; day++) {
      schedule
          .changes(first.plusDays(day))
          .forEach(time -> changes.add(time.atZone(zone).toInstant()));
    }
    if (schedule.ical() != null) {
      Instant from = first.atStartOfDay(zone).toInstant();
      Instant until = first.plusDays(days).atStartOfDay(zone).toInstant();
      calendars.changes(schedule.ical()).stream()
          .filter(time -> !time.isBefore(from) && time.isBefore(until))
          .forEach(changes::add);
    }
    return changes;
  }

  People people() {
    return people;
  }

  Collection<Schedule> schedules() {
    return schedules.values();
  }

  Map<String, List<RecipientRef>> teams() {
    return teams;
  }

  Calendars calendars() {
    return calendars;
  }

  ZoneId zone() {
    return zone;
  }

  /** Follows references from a team to phones; each team and schedule once, so a ring ends. */
  private final class Resolution {

    private final @Nullable Instant at;
    private final Map<String, Duty> found = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();

    /**
     * @param at null for whatever time
     */
    Resolution(@Nullable Instant at) {
      this.at = at;
    }

    List<Duty> found() {
      return List.copyOf(found.values());
    }

    void team(String name, String why) {
      if (seen.add("team:" + name)) {
        teams.getOrDefault(name, List.of()).forEach(ref -> follow(ref, why));
      }
    }

    private void follow(RecipientRef ref, String why) {
      if (ref instanceof OfNumber number) {
        found.putIfAbsent(number.recipient().number(), new Duty(number.recipient(), why));
      } else if (ref instanceof OfPerson person) {
        person(person.name(), why);
      } else if (ref instanceof OfSchedule schedule) {
        schedule(schedule.name(), why + ", schedule:" + schedule.name());
      } else if (ref instanceof OfTeam team) {
        team(team.name(), why + ", team:" + team.name());
      }
    }

    private void person(String name, String why) {
      people
          .named(name)
          .map(Person::recipient)
          .ifPresent(phone -> found.putIfAbsent(phone.number(), new Duty(phone, why)));
    }

    private void schedule(String name, String why) {
      Schedule schedule = schedules.get(name);
      if (schedule == null || !seen.add("schedule:" + name)) {
        return;
      }
      List<String> names = at == null ? everyone(schedule) : onSchedule(schedule, at);
      names.forEach(person -> person(person, why));
      RecipientRef otherwise = schedule.otherwise();
      if (otherwise != null && (names.isEmpty() || at == null)) {
        follow(otherwise, why + " (otherwise)");
      }
    }

    private List<String> everyone(Schedule schedule) {
      String ical = schedule.ical();
      return ical == null
          ? schedule.everyone()
          : Stream.concat(schedule.everyone().stream(), calendars.everyone(ical).stream()).toList();
    }
  }
}

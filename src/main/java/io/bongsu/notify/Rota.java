package io.bongsu.notify;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is wrong with who is on duty over a time to come: times at which nobody is, people who
 * cannot be reached, people on duty twice, and calendars that end. A pure reading of the settings.
 */
public final class Rota {

  /** How far ahead is read. */
  public static final int DAYS = 365;

  /**
   * One thing to correct.
   *
   * @param key the setting that is concerned
   * @param problem the rest of the sentence
   * @param style whether alarms reach somebody all the same, as intended
   */
  public record Problem(String key, String problem, boolean style) {}

  private final Recipients recipients;
  private final ZoneId zone;

  Rota(Recipients recipients) {
    this.recipients = recipients;
    this.zone = recipients.zone();
  }

  /**
   * Reads the settings; files of calendars, and the copies that the program kept of others.
   *
   * @param cache where the program keeps them
   */
  public static Rota of(RecipientsProperties settings, Path cache, Clock clock, ZoneId zone) {
    CalendarFiles calendars = new CalendarFiles(settings.calendars(), cache, clock, zone);
    return new Rota(settings.recipients(new People(settings.persons()), calendars, zone));
  }

  /** Who is on duty, by team, at a time. */
  public Map<String, List<Duty>> at(Instant time) {
    Map<String, List<Duty>> duty = new TreeMap<>();
    recipients.teams().keySet().forEach(team -> duty.put(team, recipients.onDuty(team, time)));
    return duty;
  }

  /** What is wrong from a day on, for {@link #DAYS}. */
  public List<Problem> problems(LocalDate today) {
    List<Problem> problems = new ArrayList<>(unreachable());
    for (Schedule schedule : schedules()) {
      problems.addAll(calendar(schedule, today));
      problems.addAll(gaps(schedule, today));
    }
    problems.addAll(doubleDuty(today));
    return problems;
  }

  private List<Schedule> schedules() {
    return recipients.schedules().stream().sorted(Comparator.comparing(Schedule::name)).toList();
  }

  private List<Problem> unreachable() {
    return recipients.people().all().stream()
        .filter(person -> !person.isReachable())
        .map(Person::name)
        .sorted()
        .map(
            name ->
                new Problem(
                    "bongsu.people." + name,
                    "has neither phone nor then: no message can reach this person",
                    false))
        .toList();
  }

  /** A calendar that ends within the year, and summaries that are no person's name. */
  private List<Problem> calendar(Schedule schedule, LocalDate today) {
    String ical = schedule.ical();
    Optional<Instant> end = ical == null ? Optional.empty() : recipients.calendars().end(ical);
    if (ical == null || end.isEmpty()) {
      return List.of();
    }
    String key = "bongsu.schedules." + schedule.name() + ".ical";
    List<Problem> problems = new ArrayList<>();
    recipients.calendars().everyone(ical).stream()
        .filter(name -> recipients.people().named(name).isEmpty())
        .forEach(
            name ->
                problems.add(
                    new Problem(
                        key, "has an event '" + name + "', which is no person's name", false)));
    LocalDateTime last = LocalDateTime.ofInstant(end.get(), zone);
    if (last.isBefore(today.plusDays(DAYS).atStartOfDay())) {
      problems.add(new Problem(key, "ends at " + last + ": nobody is on duty by it then", true));
    }
    return problems;
  }

  /** Times at which nobody is on duty and no otherwise says who is notified. */
  private List<Problem> gaps(Schedule schedule, LocalDate today) {
    String ical = schedule.ical();
    boolean unread = ical != null && recipients.calendars().end(ical).isEmpty();
    if (schedule.otherwise() != null || unread) {
      return List.of();
    }
    List<LocalDateTime> times = times(List.of(schedule), today);
    List<LocalDateTime> gaps = new ArrayList<>();
    boolean before = true;
    for (LocalDateTime time : times) {
      boolean covered = covered(schedule, time);
      if (!covered && before) {
        gaps.add(time);
      }
      before = covered;
    }
    if (gaps.isEmpty()) {
      return List.of();
    }
    String more = gaps.size() > 1 ? " and " + (gaps.size() - 1) + " more times" : "";
    return List.of(
        new Problem(
            "bongsu.schedules." + schedule.name(),
            "has nobody on duty from "
                + gaps.get(0)
                + more
                + " within a year: name who is notified then with otherwise, or the team default is",
            true));
  }

  private boolean covered(Schedule schedule, LocalDateTime time) {
    return recipients.onSchedule(schedule, time.atZone(zone).toInstant()).stream()
        .anyMatch(name -> recipients.people().named(name).isPresent());
  }

  /** The moments at which who is on duty can change, of a year. */
  private List<LocalDateTime> times(List<Schedule> schedules, LocalDate today) {
    TreeSet<LocalDateTime> times = new TreeSet<>();
    for (Schedule schedule : schedules) {
      recipients
          .changes(schedule, today, DAYS)
          .forEach(time -> times.add(LocalDateTime.ofInstant(time, zone)));
      if (schedule.ical() != null) {
        times.add(today.atStartOfDay());
      }
    }
    return List.copyOf(times);
  }

  private List<Problem> doubleDuty(LocalDate today) {
    Map<String, String> first = new HashMap<>();
    for (LocalDateTime time : times(schedules(), today)) {
      Map<String, String> onDuty = new HashMap<>();
      for (Schedule schedule : schedules()) {
        for (String name : recipients.onSchedule(schedule, time.atZone(zone).toInstant())) {
          String other = onDuty.putIfAbsent(name, schedule.name());
          if (other != null) {
            first.putIfAbsent(name, "by " + other + " and " + schedule.name() + " at " + time);
          }
        }
      }
    }
    return first.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new Problem(
                    "bongsu.people." + entry.getKey(),
                    "is on duty twice, " + entry.getValue() + " for the first time",
                    true))
        .toList();
  }
}

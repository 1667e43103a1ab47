package io.bongsu.calendar;

import io.bongsu.settings.SettingException;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team for some hours: one entry of {@code bongsu.teams.<server-type>}, which is a list of them
 * or the name of one team. The first entry whose hours contain the time decides; the last has none.
 *
 * @param team a key of {@code bongsu.recipients}
 * @param hours such as {@code 09:00-18:00}; null for the whole day
 * @param days such as {@code MON-FRI}; null for all
 */
public record TeamTurn(@Nullable String team, @Nullable String hours, @Nullable String days) {

  /** Whether it holds at any time. */
  public boolean isAlways() {
    return hours == null && days == null;
  }

  /** The team's name; the check refuses an entry without one. */
  public String name() {
    return team == null ? "" : team.strip();
  }

  /**
   * Refuses a list that cannot answer at every time.
   *
   * @param key such as {@code bongsu.teams.api}
   */
  public static void check(String key, List<TeamTurn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      String place = key + "[" + i + "]";
      TeamTurn turn = turns.get(i);
      if (turn.name().isEmpty()) {
        throw new SettingException(place + ".team", "is missing: name a team of bongsu.recipients");
      }
      WeeklyHours.parse(place, turn.hours(), turn.days());
      boolean last = i == turns.size() - 1;
      if (last && !turn.isAlways()) {
        throw new SettingException(
            place, "has hours or days: the last team is for all other times and has neither");
      }
      if (!last && turn.isAlways()) {
        throw new SettingException(
            place, "has neither hours nor days, so those after it never apply");
      }
    }
  }

  /** The first entry that holds at a wall-clock time; the list was checked. */
  public static TeamTurn at(List<TeamTurn> turns, LocalDateTime time) {
    return turns.stream()
        .filter(turn -> WeeklyHours.parse("team", turn.hours(), turn.days()).contains(time))
        .findFirst()
        .orElseGet(() -> turns.get(turns.size() - 1));
  }

  /** For logs and preview: when it holds. */
  public String when() {
    String text = ((hours == null ? "" : hours) + " " + (days == null ? "" : days)).strip();
    return text.isEmpty() ? "other times" : text;
  }
}

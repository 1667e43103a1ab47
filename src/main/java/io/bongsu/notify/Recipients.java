package io.bongsu.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who is told. Asked once for each burst, when its message is composed. Immutable. */
public final class Recipients {

  private final Map<String, List<Recipient>> teams;

  public Recipients(Map<String, List<Recipient>> teams) {
    this.teams = Map.copyOf(teams);
    if (!this.teams.containsKey(RecipientsProperties.DEFAULT_TEAM)) {
      throw new IllegalArgumentException("there must be a team named default");
    }
  }

  /**
   * The people of a team at a time; those of {@code default} if the team is not known, for an alarm
   * whose tag names a wrong team must still reach somebody.
   *
   * @param at when the message goes out; today nobody's turn depends on it
   */
  @SuppressWarnings("unused")
  public List<Recipient> of(String team, Instant at) {
    List<Recipient> people = teams.get(team);
    return people != null
        ? people
        : teams.getOrDefault(RecipientsProperties.DEFAULT_TEAM, List.of());
  }

  public boolean knows(String team) {
    return teams.containsKey(team);
  }
}

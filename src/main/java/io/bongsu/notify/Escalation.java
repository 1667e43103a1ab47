package io.bongsu.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is notified of an alarm that nobody acknowledges: {@code bongsu.escalation}. Immutable. */
public final class Escalation {

  /** One step: so long after the first text these people. */
  record Step(Duration after, List<RecipientRef> to) {

    Step {
      to = List.copyOf(to);
    }
  }

  private final Map<String, List<Step>> steps;
  private final Recipients recipients;

  Escalation(Map<String, List<Step>> steps, Recipients recipients) {
    this.steps = Map.copyOf(steps);
    this.recipients = recipients;
  }

  /** How long after the first text a step follows, from 0; empty if the team has no such step. */
  public Optional<Duration> after(String team, int step) {
    return step(team, step).map(Step::after);
  }

  /** Who is notified by a step; nobody if none of them has a phone. */
  public List<Recipient> people(String team, int step, Instant at) {
    return step(team, step).map(one -> recipients.of(one.to(), at)).orElse(List.of());
  }

  /** Who is notified by one step after the other, each phone once. */
  public List<Recipient> everyone(String team, Instant at) {
    Map<String, Recipient> all = new LinkedHashMap<>();
    for (Step step : steps.getOrDefault(team, List.of())) {
      recipients.of(step.to(), at).forEach(one -> all.putIfAbsent(one.number(), one));
    }
    return List.copyOf(all.values());
  }

  private Optional<Step> step(String team, int number) {
    List<Step> all = steps.getOrDefault(team, List.of());
    return number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
  }
}

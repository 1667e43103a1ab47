package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One step of {@code bongsu.escalation.<team>}, as it was written.
 *
 * @param after how long after the first text
 * @param to {@code person:<name>}, {@code schedule:<name>}, {@code team:<name>}
 */
record EscalationEntry(@Nullable Duration after, @DefaultValue List<String> to) {

  /**
   * The steps of a team.
   *
   * @throws SettingException if a part of them cannot be used
   */
  static List<Escalation.Step> steps(String team, List<EscalationEntry> entries) {
    List<Escalation.Step> steps = new ArrayList<>();
    Duration before = Duration.ZERO;
    for (int i = 0; i < entries.size(); i++) {
      String key = "bongsu.escalation." + team + "[" + i + "]";
      Escalation.Step step = entries.get(i).step(key);
      if (step.after().compareTo(before) <= 0) {
        throw new SettingException(
            key + ".after", "must be longer than zero and than that of the step before");
      }
      before = step.after();
      steps.add(step);
    }
    return steps;
  }

  private Escalation.Step step(String key) {
    if (after == null) {
      throw new SettingException(
          key + ".after", "is missing: say how long after the first text, as 5m");
    }
    if (to.isEmpty()) {
      throw new SettingException(key + ".to", "is missing: name who is notified, as person:lee");
    }
    List<RecipientRef> references = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      RecipientRef named = RecipientRef.named(to.get(i));
      if (named == null) {
        throw new SettingException(
            key + ".to[" + i + "]", "is none of person:<name>, schedule:<name>, team:<name>");
      }
      references.add(named);
    }
    return new Escalation.Step(after, references);
  }

  @Override
  public String toString() {
    return "an entry of bongsu.escalation";
  }
}

package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Severity;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that has been checked: when all conditions hold for an alarm, its answers are known.
 *
 * @param name how the why of an answer calls it, such as {@code rule 'CWAgent nvidia_smi_*'}
 */
record Rule(
    String name,
    List<Predicate<Alarm>> conditions,
    @Nullable String serverType,
    @Nullable Severity severity,
    @Nullable String team,
    @Nullable Boolean quiet) {

  Rule {
    conditions = List.copyOf(conditions);
  }

  boolean matches(Alarm alarm) {
    return conditions.stream().allMatch(condition -> condition.test(alarm));
  }
}

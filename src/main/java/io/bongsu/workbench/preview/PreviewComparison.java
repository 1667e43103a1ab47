package io.bongsu.workbench.preview;

import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.workbench.preview.PreviewedAlarm.Read;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same documents with the settings that are in force and with other ones.
 *
 * @param zone of the times in texts
 * @param before with the settings that are in force
 * @param after with the other ones
 * @param critical alarms of severity CRITICAL that are sent before, and later or not at all after
 */
public record PreviewComparison(
    ZoneId zone, PreviewSummary before, PreviewSummary after, List<CriticalChange> critical) {

  /**
   * A CRITICAL alarm for which the other settings are worse.
   *
   * @param origin where its document stands
   * @param name of the alarm
   * @param before when its first message is sent
   * @param after the same with the other settings; null if it goes to nobody
   * @param because what was decided; null if it is only later
   */
  public record CriticalChange(
      String origin,
      String name,
      Instant before,
      @Nullable Instant after,
      @Nullable String because) {

    public boolean isLost() {
      return after == null;
    }
  }

  public PreviewComparison {
    critical = List.copyOf(critical);
  }

  /** Compares previews of the same documents. */
  public static PreviewComparison of(Preview before, Preview after) {
    List<CriticalChange> critical = new ArrayList<>();
    for (int i = 0; i < before.alarms().size(); i++) {
      PreviewedAlarm then = after.alarms().get(i);
      if (isCritical(before.alarms().get(i)) || isCritical(then)) {
        change(before, before.alarms().get(i), after, then).ifPresent(critical::add);
      }
    }
    return new PreviewComparison(
        after.zone(), PreviewSummary.of(before), PreviewSummary.of(after), critical);
  }

  private static boolean isCritical(PreviewedAlarm each) {
    Read read = each.alarm();
    return read != null && read.severity() == Severity.CRITICAL && read.state() == AlarmState.ALARM;
  }

  /** An alarm that flaps is covered by a later message, as it is before. */
  private static Optional<CriticalChange> change(
      Preview preview, PreviewedAlarm alarm, Preview other, PreviewedAlarm then) {
    Read read = alarm.alarm();
    Instant sent = sent(preview, alarm);
    Instant late = sent(other, then);
    boolean covered = late == null && then.outcome().equals("flapping");
    if (read == null || sent == null || covered || late != null && !late.isAfter(sent)) {
      return Optional.empty();
    }
    String reason = then.because() == null ? "" : ": " + then.because();
    return Optional.of(
        new CriticalChange(
            alarm.origin(),
            read.name(),
            sent,
            late,
            late == null ? then.outcome() + reason : null));
  }

  private static @Nullable Instant sent(Preview preview, PreviewedAlarm alarm) {
    return alarm.messages().stream()
        .map(number -> preview.messages().get(number - 1).at())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}

package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a text says of one thing, once a burst has been summed up.
 *
 * @param alarm the change of state that is shown; for {@code CLEARED} the one into alarm
 * @param lasted how long it was in alarm; null if unknown or not over
 * @param left for {@code EASED}, the most urgent alarm on the same numbers that is not over
 * @param distinction what keeps it apart from alarms with the same name
 */
record AlarmSummary(
    Alarm alarm,
    Standing standing,
    @Nullable Duration lasted,
    @Nullable Alarm left,
    Distinction distinction) {

  /**
   * How things stand. {@code EASED}: it is over, and another alarm on the same numbers is not.
   * {@code CLEARED}: it came and went within the burst. {@code FLAPPING}: it changes to and fro.
   * {@code CALM}: it did, and now stays as the alarm says. {@code DELETED}: CloudWatch does not
   * have the alarm any more, which is no recovery.
   */
  enum Standing {
    ALARM,
    NO_DATA,
    FLAPPING,
    CALM,
    EASED,
    DELETED,
    CLEARED,
    RECOVERED
  }

  AlarmSummary(Alarm alarm, Standing standing, @Nullable Duration lasted) {
    this(alarm, standing, lasted, null, Distinction.NONE);
  }

  /** The same, if another alarm on the same numbers is not over. */
  AlarmSummary eased(Alarm other) {
    return new AlarmSummary(alarm, Standing.EASED, lasted, other, distinction);
  }

  AlarmSummary with(Distinction other) {
    return new AlarmSummary(alarm, standing, lasted, left, other);
  }

  boolean over() {
    return switch (standing) {
      case ALARM, NO_DATA, FLAPPING, EASED, DELETED -> false;
      case CALM -> alarm.state() == AlarmState.OK;
      case CLEARED, RECOVERED -> true;
    };
  }

  /** In alarm before eased before deleted before over. */
  int rank() {
    return switch (standing) {
      case EASED -> 1;
      case DELETED -> 2;
      default -> over() ? 3 : 0;
    };
  }

  /** The name a person knows, in characters that can be sent; never empty. */
  String resource() {
    String resource = SmsText.clean(alarm.resource());
    String name = resource.isEmpty() ? SmsText.clean(alarm.name()) : resource;
    String owner = SmsText.clean(distinction.owner());
    String shown = name.isEmpty() ? "?" : name;
    return owner.isEmpty() ? shown : shown + "(" + owner + ")";
  }
}

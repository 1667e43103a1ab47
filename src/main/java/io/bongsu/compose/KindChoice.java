package io.bongsu.compose;

import io.bongsu.alarm.Severity;
import java.util.List;

/** How {@code bongsu.message.kind} chooses between SMS and LMS. */
public enum KindChoice {
  /** Always SMS. */
  SMS,
  /** Always LMS. */
  LMS,
  /**
   * LMS where it carries more for its price: one CRITICAL alarm that has a runbook link, or a
   * digest of more than one metric, which is a list; SMS for all else.
   */
  AUTO;

  private static final String DIGEST = "digest";

  MessageKind choose(String lane, List<AlarmSummary> facts, int metrics) {
    return switch (this) {
      case SMS -> MessageKind.SMS;
      case LMS -> MessageKind.LMS;
      case AUTO ->
          urgentWithRunbook(facts) || lane.equals(DIGEST) && metrics > 1
              ? MessageKind.LMS
              : MessageKind.SMS;
    };
  }

  private static boolean urgentWithRunbook(List<AlarmSummary> facts) {
    AlarmSummary first = facts.get(0);
    return facts.size() == 1
        && first.standing() == AlarmSummary.Standing.ALARM
        && first.alarm().severity() == Severity.CRITICAL
        && Links.runbook(first.alarm()).isPresent();
  }
}

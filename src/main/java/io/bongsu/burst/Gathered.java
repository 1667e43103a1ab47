package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument.Notice;
import java.util.List;

/** What a lane has gathered and sends as one: alarms of one group, or notices. */
public sealed interface Gathered permits Burst, NoticeBurst {

  /** What is gathered together. */
  String group();

  int size();

  /** The first of a burst of this lane. */
  static Gathered first(String lane, Object arrived) {
    return arrived instanceof Notice notice
        ? new NoticeBurst(List.of(notice))
        : new Burst(lane, List.of((Alarm) arrived));
  }

  /** This and one more of the same kind. */
  default Gathered and(Object arrived) {
    return this instanceof NoticeBurst notices
        ? notices.with((Notice) arrived)
        : ((Burst) this).with((Alarm) arrived);
  }

  /** This and a later one of the same group. */
  default Gathered followedBy(Gathered later) {
    Gathered both = this;
    if (later instanceof NoticeBurst more) {
      for (Object each : more.notices()) {
        both = both.and(each);
      }
    } else {
      for (Object each : ((Burst) later).alarms()) {
        both = both.and(each);
      }
    }
    return both;
  }

  /** The group of an alarm or a notice in a lane; the lane of storms has one for all. */
  static String groupOf(String lane, Object arrived) {
    if (lane.equals(StormWatch.LANE)) {
      return lane;
    }
    return arrived instanceof Notice notice ? notice.group() : ((Alarm) arrived).group();
  }
}

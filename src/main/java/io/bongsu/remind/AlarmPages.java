package io.bongsu.remind;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The alarms that notify a topic, as CloudWatch knows them. */
interface AlarmPages {

  /**
   * One page of them.
   *
   * @param token of the page; null for the first
   * @throws NotPermittedException if the program's role may not ask
   * @throws IOException if there is no answer, or another one
   */
  DescribedAlarms page(String topicArn, @Nullable String token)
      throws IOException, InterruptedException;

  /**
   * Those of some alarms that there are, whatever they notify.
   *
   * @param names at most {@value #MOST_NAMES}
   */
  DescribedAlarms named(List<String> names) throws IOException, InterruptedException;

  /** So many names DescribeAlarms takes at once. */
  int MOST_NAMES = 100;
}

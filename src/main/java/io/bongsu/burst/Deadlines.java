package io.bongsu.burst;

import java.time.Instant;
import java.util.Map;

/** An aggregation that knows when its open groups are due by the program's clock. */
public interface Deadlines {

  /** Correlation key of each open group to when it is due. */
  Map<String, Instant> deadlines();

  /** Forgets what was before, when nothing is open: time begins anew. */
  void forget();
}

package io.bongsu.remind;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OutageTable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds alarms that are open in the ledger and that CloudWatch does not have any more. Only alarms
 * of the topic's account and region are looked for, and each is asked for by its name, because an
 * alarm that notifies another topic now is still there. Thread-safe.
 */
final class DeletedAlarms {

  /** At most so many are looked at in one run. */
  private static final int MOST = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(DeletedAlarms.class);

  private final AlarmPages pages;
  private final OutageTable outages;
  private final LedgerGuard guard;
  private final String prefix;
  private final Clock clock;
  private final AlarmJson json = new AlarmJson();

  DeletedAlarms(
      AlarmPages pages, OutageTable outages, LedgerGuard guard, String topicArn, Clock clock) {
    this.pages = pages;
    this.outages = outages;
    this.guard = guard;
    this.prefix = prefix(topicArn);
    this.clock = clock;
  }

  /** How the ARN of an alarm in the topic's account and region begins. */
  private static String prefix(String topicArn) {
    String[] parts = topicArn.split(":");
    return parts.length < 5
        ? ""
        : String.join(":", parts[0], parts[1], "cloudwatch", parts[3], parts[4], "alarm", "");
  }

  /**
   * The alarms that were sent and are deleted, as changes that end them. What was not sent is
   * closed in the ledger.
   *
   * @param there names of alarms that are known to be there
   */
  List<FoundLate> found(Set<String> there) throws IOException, InterruptedException {
    Instant before = clock.instant().minus(Healing.GRACE);
    Map<String, List<OutageTable.Described>> byName = new TreeMap<>();
    guard
        .query(() -> outages.openOf(prefix, before, MOST), List.<OutageTable.Described>of())
        .forEach(row -> byName.computeIfAbsent(name(row), any -> new ArrayList<>()).add(row));
    byName.keySet().removeAll(there);
    List<String> asked = List.copyOf(byName.keySet());
    for (int from = 0; from < asked.size(); from += AlarmPages.MOST_NAMES) {
      int to = Math.min(asked.size(), from + AlarmPages.MOST_NAMES);
      byName.keySet().removeAll(Set.copyOf(pages.named(asked.subList(from, to)).names()));
    }
    return byName.values().stream()
        .flatMap(List::stream)
        .flatMap(row -> ended(row).stream())
        .map(FoundLate::deleted)
        .toList();
  }

  /** A source is the alarm's ARN, a bar and the series that is concerned. */
  private String name(OutageTable.Described row) {
    return row.source().substring(prefix.length(), row.source().lastIndexOf('|'));
  }

  private Optional<Alarm> ended(OutageTable.Described row) {
    Optional<Alarm> alarm = Optional.ofNullable(row.alarm()).flatMap(json::read);
    if (row.sent() && alarm.isPresent()) {
      return alarm;
    }
    LOG.info("closed an outage that was not sent, because its alarm was deleted: {}", row.source());
    guard.update(() -> outages.end(row.source(), clock.instant()));
    return Optional.empty();
  }
}

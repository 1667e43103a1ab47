package io.bongsu.remind;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OutageTable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the alarms of a topic with the ledger: an alarm that is open and was never processed,
 * and an outage whose recovery was not, are put on the queue as if SNS had delivered them. An alarm
 * that SNS delivers after all has the same key and is a duplicate. An alarm that was deleted while
 * it was open is over. Thread-safe.
 */
public final class Healing {

  /** Younger changes may still be on their way. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Healing.class);

  private final AlarmPages pages;
  private final AlarmTable alarms;
  private final OutageTable outages;
  private final LedgerGuard guard;
  private final HealProperties properties;
  private final Clock clock;
  private final AlarmReader reader = new AlarmReader();
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private final DeletedAlarms deleted;
  private volatile @Nullable String fault;

  Healing(
      AlarmPages pages,
      AlarmTable alarms,
      OutageTable outages,
      LedgerGuard guard,
      HealProperties properties,
      Clock clock) {
    this.pages = pages;
    this.alarms = alarms;
    this.outages = outages;
    this.guard = guard;
    this.properties = properties;
    this.clock = clock;
    this.deleted = new DeletedAlarms(pages, outages, guard, properties.topicArn(), clock);
  }

  /** The changes that were missed; none without a topic, or while CloudWatch cannot be asked. */
  public List<FoundLate> missed() {
    List<FoundLate> missed = new ArrayList<>();
    if (!properties.isOn()) {
      return missed;
    }
    try {
      Set<String> there = new HashSet<>();
      String token = null;
      do {
        DescribedAlarms page = pages.page(properties.topicArn(), token);
        there.addAll(page.names());
        missed.addAll(missed(page.documents()));
        token = page.next();
      } while (token != null);
      missed.addAll(deleted.found(there));
      fault = null;
    } catch (NotPermittedException denied) {
      report("the role lacks cloudwatch:DescribeAlarms, so missed alarms are not found");
    } catch (IOException | RuntimeException failure) {
      report("CloudWatch cannot be asked for missed alarms: " + failure.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return missed;
  }

  /** Once for as long as it is the same. */
  private void report(String sentence) {
    if (!sentence.equals(fault)) {
      LOG.warn("{}", sentence);
    }
    fault = sentence;
  }

  private List<FoundLate> missed(List<String> documents) {
    Map<String, FoundLate> byKey = new LinkedHashMap<>();
    Instant now = clock.instant();
    for (String document : documents) {
      if (reader.read(document) instanceof ParsedDocument.One one
          && one.alarm().stateChangeTime().isBefore(now.minus(GRACE))) {
        byKey.put(one.alarm().key(), new FoundLate(one.alarm(), document));
      }
    }
    return guard.query(() -> unknown(byKey, now), List.of());
  }

  private List<FoundLate> unknown(Map<String, FoundLate> byKey, Instant now) {
    if (byKey.isEmpty()) {
      return List.of();
    }
    byKey.keySet().removeAll(alarms.known(byKey.keySet()));
    List<String> sources = byKey.values().stream().map(one -> one.alarm().source()).toList();
    Map<String, OutageTable.Row> open =
        sources.isEmpty()
            ? Map.of()
            : outages.of(sources).stream()
                .filter(outage -> outage.endedAt() == null)
                .collect(Collectors.toMap(OutageTable.Row::source, Function.identity()));
    return byKey.entrySet().stream()
        .filter(
            one -> isMissed(one.getValue().alarm(), open.get(one.getValue().alarm().source()), now))
        .filter(one -> found.add(one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private boolean isMissed(Alarm alarm, OutageTable.@Nullable Row open, Instant now) {
    Instant at = alarm.stateChangeTime();
    return switch (alarm.state()) {
      case ALARM -> open == null && at.isAfter(now.minus(properties.maxAge()));
      case OK -> open != null && open.beganAt().toInstant().isBefore(at);
      case INSUFFICIENT_DATA -> false;
    };
  }
}

package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Changes;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.burst.Burst;
import io.bongsu.burst.BurstLanes;
import io.bongsu.ledger.FoldedTable;
import io.bongsu.ledger.LedgerGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that folds alarms into the composite alarm that names them: whoever receives the
 * composite alarm does not receive its parts as well. Where the composite alarm still waits in
 * another burst it takes the place of its parts, so nothing comes later than it would have. A part
 * that lasts longer than its composite alarm is sent then. Thread-safe.
 */
public final class Composites {

  /** Lane of parts that are sent after all, in metrics and the ledger. */
  static final String LANE = "composite";

  /** After this time what was taken and not written is taken again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Composites.class);

  private final SentComposites sent = new SentComposites();
  private final BurstLanes lanes;
  private final Recipients recipients;
  private final Silences silences;
  private final FoldedTable table;
  private final LedgerGuard guard;
  private final CompositeProperties properties;
  private final NotifyRule rule;
  private final Clock clock;
  private final AlarmJson json = new AlarmJson();

  Composites(
      BurstLanes lanes,
      Recipients recipients,
      Silences silences,
      FoldedTable table,
      LedgerGuard guard,
      CompositeProperties properties,
      MeterRegistry registry,
      Clock clock) {
    this.lanes = lanes;
    this.recipients = recipients;
    this.silences = silences;
    this.table = table;
    this.guard = guard;
    this.properties = properties;
    this.rule = new NotifyRule("composite", registry);
    this.clock = clock;
  }

  /** The plan without the parts of composite alarms that the same person receives. */
  public NotificationPlan apply(NotificationPlan plan) {
    if (!properties.isOn()) {
      return plan;
    }
    boolean parts = plan.burst().lane().equals(LANE);
    NotificationPlan folded = parts ? plan : rule.apply(plan, () -> folded(plan));
    sent.remember(folded);
    return folded;
  }

  private NotificationPlan folded(NotificationPlan plan) {
    List<Alarm> composites = composites(plan.burst().alarms());
    if (composites.isEmpty()) {
      return plan;
    }
    Map<String, Alarm> wholes = new HashMap<>();
    Map<String, Alarm> last = new HashMap<>();
    for (List<Alarm> changes : Changes.bySource(plan.burst().alarms())) {
      Alarm first = changes.get(0);
      Optional<Alarm> whole = CompositeParts.whole(first, composites, properties.within());
      if (whole.isPresent() && changes.stream().allMatch(Composites::isPlain)) {
        wholes.put(first.source(), whole.get());
        last.put(first.source(), changes.get(changes.size() - 1));
      }
    }
    return wholes.isEmpty() ? plan : folded(plan, wholes, last);
  }

  /** Into alarm or out of it, and not to and fro. */
  private static boolean isPlain(Alarm change) {
    return change.flapping().phase() == Phase.NONE
        && change.state() != AlarmState.INSUFFICIENT_DATA;
  }

  private NotificationPlan folded(
      NotificationPlan plan, Map<String, Alarm> wholes, Map<String, Alarm> last) {
    Map<Recipient, List<Alarm>> missing = new HashMap<>();
    Map<Recipient, Map<String, Alarm>> parts = new HashMap<>();
    Map<String, Boolean> kept = new HashMap<>();
    for (Share share : plan.shares()) {
      for (Alarm alarm : share.alarms()) {
        Alarm whole = wholes.get(alarm.source());
        if (whole != null
            && receives(share, whole)
            && kept.computeIfAbsent(
                alarm.source(), source -> keep(last.getOrDefault(source, alarm), whole))) {
          parts.computeIfAbsent(share.person(), any -> new HashMap<>()).put(alarm.source(), whole);
          if (!share.alarms().contains(whole) && !sent.to(share.person(), whole)) {
            missing.computeIfAbsent(share.person(), any -> new ArrayList<>()).add(whole);
          }
        }
      }
    }
    return plan.with(missing)
        .without(
            rule.name(),
            (person, alarm) ->
                Optional.ofNullable(parts.getOrDefault(person, Map.of()).get(alarm.source()))
                    .map(whole -> "part of " + whole.label())
                    .orElse(null));
  }

  private boolean receives(Share share, Alarm whole) {
    return share.alarms().contains(whole)
        || sent.to(share.person(), whole)
        || recipients.of(whole.team(), clock.instant()).contains(share.person());
  }

  /**
   * Whether the ledger knows the part, which may last longer; one that is over need not be kept.
   */
  private boolean keep(Alarm part, Alarm whole) {
    if (part.state() == AlarmState.OK) {
      return true;
    }
    FoldedTable.Row row =
        new FoldedTable.Row(
            part.source(),
            part.key(),
            whole.source(),
            json.write(part),
            part.stateChangeTime().atOffset(ZoneOffset.UTC),
            now().plus(AGAIN).atOffset(ZoneOffset.UTC));
    return guard.query(
        () -> {
          table.put(row);
          return true;
        },
        false);
  }

  /** Composite alarms in alarm that were sent, are sent now or wait in a burst. */
  private List<Alarm> composites(List<Alarm> burst) {
    List<Alarm> changes = new ArrayList<>(sent.alarms());
    changes.addAll(lanes.alarms());
    changes.addAll(burst);
    return CompositeParts.composites(changes).stream().filter(one -> !silences.holds(one)).toList();
  }

  /**
   * The parts that are open while their composite alarm is not, by group; none most of the time.
   */
  public List<Burst> due() {
    Instant now = now();
    List<FoldedTable.Row> rows =
        guard.query(
            () -> {
              table.removeOver(now);
              return table.due(now).stream()
                  .filter(row -> table.claim(row, now.plus(AGAIN)))
                  .toList();
            },
            List.of());
    Map<String, List<Alarm>> groups = new LinkedHashMap<>();
    for (FoldedTable.Row row : rows) {
      json.read(row.alarm())
          .ifPresentOrElse(
              alarm -> groups.computeIfAbsent(alarm.group(), any -> new ArrayList<>()).add(alarm),
              () -> unreadable(row));
    }
    return groups.values().stream().map(alarms -> new Burst(LANE, alarms)).toList();
  }

  private void unreadable(FoldedTable.Row row) {
    LOG.error("an alarm that was left out cannot be read and is dropped: {}", row.source());
    guard.update(() -> table.remove(row.source(), row.alarmKey()));
  }

  /** These were sent, or withheld for a reason of their own. */
  public void done(Burst parts) {
    guard.update(() -> parts.alarms().forEach(alarm -> table.remove(alarm.source(), alarm.key())));
  }

  /** Forgets what was sent, for a clock that starts over. */
  public void forget() {
    sent.forget();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package io.bongsu.console;

import io.bongsu.burst.BurstLanes;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.notify.Budget;
import io.bongsu.notify.Duty;
import io.bongsu.notify.HandmadeSilences;
import io.bongsu.notify.Recipients;
import io.bongsu.queue.InFlightCount;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Reads what goes on now from the stages that know it. Thread-safe. */
final class NowReader {

  private static final int MOST_ALARMS = 200;

  /** Of the health components, those that an operator can do something about. */
  private static final Set<String> SHOWN =
      Set.of(
          "sensHealthIndicator",
          "ledgerHealthIndicator",
          "routesHealthIndicator",
          "failuresHealthIndicator");

  private final QueueDepth queue;
  private final InFlightCount held;
  private final OutageTable outages;
  private final OpenAlarmTable open;
  private final LedgerGuard guard;
  private final BurstLanes lanes;
  private final Budget budget;
  private final Recipients recipients;
  private final HandmadeSilences silences;
  private final Map<String, HealthIndicator> health;
  private final Clock clock;
  private final ZoneId zone;

  NowReader(
      QueueDepth queue,
      InFlightCount held,
      OutageTable outages,
      OpenAlarmTable open,
      LedgerGuard guard,
      BurstLanes lanes,
      Budget budget,
      Recipients recipients,
      HandmadeSilences silences,
      Map<String, HealthIndicator> health,
      Clock clock,
      ZoneId zone) {
    this.queue = queue;
    this.held = held;
    this.outages = outages;
    this.open = open;
    this.guard = guard;
    this.lanes = lanes;
    this.budget = budget;
    this.recipients = recipients;
    this.silences = silences;
    this.health = new TreeMap<>(health);
    this.health.keySet().retainAll(SHOWN);
    this.clock = clock;
    this.zone = zone;
  }

  Now read() {
    Budget.State month = budget.state();
    return new Now(
        time(clock.instant()),
        queue.waiting(),
        queue.dead(),
        held.alarms(),
        alarms(),
        bursts(),
        health(),
        new Now.Budget(
            month.month(), month.won(), month.limit(), month.digestsStop(), month.spent()),
        onCall(),
        silenced());
  }

  private List<Now.OpenAlarm> alarms() {
    List<OutageTable.Row> rows =
        guard.query(() -> outages.open(MOST_ALARMS), List.<OutageTable.Row>of());
    Map<String, String> holders = holders(rows.stream().map(OutageTable.Row::source).toList());
    return rows.stream()
        .map(
            row ->
                new Now.OpenAlarm(
                    name(row.source()),
                    time(row.beganAt().toInstant()),
                    row.sent(),
                    holders.get(row.source())))
        .toList();
  }

  /** Who has acknowledged what is open now, by source. */
  private Map<String, String> holders(List<String> sources) {
    Map<String, String> holders = new TreeMap<>();
    guard
        .query(() -> open.holders(sources), List.<OpenAlarmTable.Holder>of())
        .forEach(
            holder -> {
              String by = holder.at(clock.instant());
              if (by != null) {
                holders.put(holder.source(), by);
              }
            });
    return holders;
  }

  /** The alarm's name, of an ARN or what stands for one, and the series. */
  private static String name(String source) {
    String alarm =
        source.replaceFirst("^arn:[^|]*?:alarm:", "").replaceFirst("^[^:|]*:[^:|]*:", "");
    return alarm.replaceFirst("\\|$", "").replace("|", " · ");
  }

  private List<Now.Open> bursts() {
    return lanes.openBursts().stream()
        .map(each -> new Now.Open(each.lane(), each.group(), each.size(), time(each.due())))
        .toList();
  }

  private Map<String, Now.Component> health() {
    Map<String, Now.Component> components = new TreeMap<>();
    health.forEach(
        (bean, indicator) -> {
          Health state = indicator.getHealth(true);
          components.put(
              bean.replaceFirst("HealthIndicator$", ""),
              new Now.Component(state.getStatus().getCode(), state.getDetails()));
        });
    return components;
  }

  private Map<String, List<Now.OnDuty>> onCall() {
    Map<String, List<Now.OnDuty>> teams = new TreeMap<>();
    recipients
        .onDuty(clock.instant())
        .forEach((team, duty) -> teams.put(team, duty.stream().map(NowReader::onDuty).toList()));
    return teams;
  }

  private static Now.OnDuty onDuty(Duty duty) {
    return new Now.OnDuty(duty.recipient().name(), duty.recipient().masked(), duty.why());
  }

  private List<Now.Silenced> silenced() {
    return silences.open().stream()
        .map(
            row ->
                new Now.Silenced(
                    row.id(),
                    row.alarm(),
                    row.severity(),
                    time(row.untilAt().toInstant()),
                    row.note()))
        .toList();
  }

  private String time(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}

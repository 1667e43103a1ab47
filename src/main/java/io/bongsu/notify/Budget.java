package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.NoticeBurst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The step that keeps the cost of a calendar month within {@code bongsu.budget.month-won}: from
 * {@code warn-at} on the lane {@code digest} is withheld, from the whole of it on all that is not
 * critical. The default team is notified once of each step. The cost is that of the messages in the
 * ledger, read at most once a minute; if the ledger does not answer, nothing is withheld.
 * Thread-safe.
 */
public final class Budget {

  /** How far the month's cost has come. */
  enum Step {
    WITHIN,
    WARNED,
    SPENT
  }

  private record Cost(Instant readAt, YearMonth month, long won) {}

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final String DIGEST = "digest";

  private final BudgetProperties properties;
  private final MessagePrices prices;
  private final MessageHistory history;
  private final NoticePlanner notices;
  private final LedgerGuard guard;
  private final NotifyRule rule;
  private final Clock clock;
  private final ZoneId zone;
  private volatile @Nullable Cost known;

  Budget(
      BudgetProperties properties,
      MessagePrices prices,
      MessageHistory history,
      NoticePlanner notices,
      LedgerGuard guard,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    this.properties = properties;
    this.prices = prices;
    this.history = history;
    this.notices = notices;
    this.guard = guard;
    this.rule = new NotifyRule("budget", registry);
    this.clock = clock;
    this.zone = zone;
  }

  /** The plan without what the rest of the budget is too small for. */
  public NotificationPlan apply(NotificationPlan plan) {
    return properties.monthWon() == 0 ? plan : rule.apply(plan, () -> within(plan));
  }

  private NotificationPlan within(NotificationPlan plan) {
    Cost cost = cost();
    Step step = step(cost);
    boolean digest = plan.burst().lane().equals(DIGEST);
    boolean withholds = step == Step.SPENT || step == Step.WARNED && digest;
    String reason = cost.won() + " of " + properties.monthWon() + " won in " + cost.month();
    return withholds
        ? plan.without(rule.name(), (person, alarm) -> isCritical(alarm) ? null : reason)
        : plan;
  }

  private static boolean isCritical(Alarm alarm) {
    return alarm.severity() == Severity.CRITICAL;
  }

  /**
   * The month so far.
   *
   * @param limit 0 for none
   */
  public record State(String month, long won, long limit, boolean digestsStop, boolean spent) {}

  /** What the texts of this month cost. */
  public State state() {
    Cost cost = cost();
    Step step = properties.monthWon() == 0 ? Step.WITHIN : step(cost);
    return new State(
        cost.month().toString(),
        cost.won(),
        properties.monthWon(),
        step != Step.WITHIN,
        step == Step.SPENT);
  }

  private Step step(Cost cost) {
    if (cost.won() >= properties.monthWon()) {
      return Step.SPENT;
    }
    return cost.won() >= properties.warnWon() ? Step.WARNED : Step.WITHIN;
  }

  private Cost cost() {
    Instant now = clock.instant();
    YearMonth month = YearMonth.from(now.atZone(zone));
    Cost last = known;
    if (last != null && last.month().equals(month) && now.isBefore(last.readAt().plus(FRESH))) {
      return last;
    }
    Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
    Map<String, Long> phones = guard.query(() -> history.phonesByKind(begin), Map.of());
    BigDecimal won = BigDecimal.ZERO;
    for (Map.Entry<String, Long> kind : phones.entrySet()) {
      won = won.add(prices.won(kind.getKey()).multiply(BigDecimal.valueOf(kind.getValue())));
    }
    Cost read = new Cost(now, month, won.longValue());
    known = read;
    return read;
  }

  /** The step that the default team has not been notified of, once for each language. */
  public List<NoticeNotification> due() {
    List<NoticeNotification> due = new ArrayList<>();
    Step step = properties.monthWon() == 0 ? Step.WITHIN : step(cost());
    if (step == Step.WITHIN) {
      return due;
    }
    for (Language language : Language.values()) {
      Notice notice = notice(step, cost(), language);
      List<Recipient> people =
          notices.plan(new NoticeBurst(List.of(notice))).stream()
              .flatMap(one -> one.people().stream())
              .filter(person -> person.language() == language)
              .toList();
      if (!people.isEmpty()) {
        due.add(new NoticeNotification(List.of(notice), people));
      }
    }
    return due;
  }

  private Notice notice(Step step, Cost cost, Language language) {
    long share = 100 * cost.won() / properties.monthWon();
    boolean spent = step == Step.SPENT;
    String key = "budget|" + cost.month() + "|" + step;
    return switch (language) {
      case KO ->
          Notice.own(
              "문자 예산",
              cost.won()
                  + "원, "
                  + share
                  + "% 사용. "
                  + (spent ? "CRITICAL만 보냅니다" : "급하지 않은 경보는 보내지 않습니다"),
              key);
      case EN ->
          Notice.own(
              "SMS budget",
              cost.won()
                  + " won, "
                  + share
                  + "%. "
                  + (spent ? "CRITICAL only" : "Non-urgent alarms stop"),
              key);
    };
  }
}

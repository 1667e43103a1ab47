package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What texts may cost in a calendar month: {@code bongsu.budget.*}.
 *
 * @param monthWon in won; 0 for no limit
 * @param warnAt the share of it from which digests stop, such as {@code 80%}
 * @param checkPeriodMs how often the default team may be notified of a step, in milliseconds
 */
@ConfigurationProperties("bongsu.budget")
public record BudgetProperties(
    @DefaultValue("0") long monthWon,
    @DefaultValue("80%") String warnAt,
    @DefaultValue("60000") long checkPeriodMs) {

  public BudgetProperties {
    if (monthWon < 0) {
      throw new SettingException("bongsu.budget.month-won", "must not be negative");
    }
    if (!warnAt.strip().matches("[1-9]?\\d%|100%")) {
      throw new SettingException("bongsu.budget.warn-at", "must be a share such as 80%");
    }
  }

  /** The cost from which digests stop, in won. */
  long warnWon() {
    return monthWon * Long.parseLong(warnAt.strip().replace("%", "")) / 100;
  }
}

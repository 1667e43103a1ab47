package io.bongsu.deliver;

import java.util.function.IntSupplier;

/**
 * This process's share of {@code bongsu.deliver.per-second}: the budget divided by the processes
 * that share the ledger, and at least one request a second.
 */
public final class SendRate {

  private final int perSecond;
  private final IntSupplier processes;

  SendRate(int perSecond, IntSupplier processes) {
    this.perSecond = perSecond;
    this.processes = processes;
  }

  public int share() {
    return Math.max(1, perSecond / Math.max(1, processes.getAsInt()));
  }
}

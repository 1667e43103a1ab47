package io.bongsu.classify;

import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.AlarmTable.Claim;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Which alarms were dealt with, as Camel's idempotent consumer asks it. Unlike other repositories
 * it distinguishes an alarm that was dealt with from one in flight, so that neither a crash nor a
 * second copy makes anybody miss it. Thread-safe.
 *
 * <p>What this process has in flight, and the last it dealt with, it knows without the database.
 */
public final class AlarmRepository extends ServiceSupport implements IdempotentRepository {

  /** Exchange property: the key that the exchange has claimed, and frees or confirms as it ends. */
  public static final String CLAIMED = "bongsu.claimed";

  private static final int REMEMBERED = 20_000;

  private final AlarmTable rows;
  private final GroupCommit commits;
  private final LedgerGuard guard;
  private final AlarmOutcomes outcomes;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> done =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /**
   * @param outcomes writes why an alarm was sent or not, beside what this writes
   */
  public AlarmRepository(
      AlarmTable rows, GroupCommit commits, LedgerGuard guard, AlarmOutcomes outcomes) {
    this.rows = rows;
    this.commits = commits;
    this.guard = guard;
    this.outcomes = outcomes;
  }

  /** The same as {@link #add(String)}; the exchange shows the key that it has. */
  @Override
  public boolean add(Exchange exchange, String key) {
    boolean mine = add(key);
    if (mine) {
      exchange.setProperty(CLAIMED, key);
    }
    return mine;
  }

  /**
   * Takes the alarm; false if it was dealt with before.
   *
   * @throws AlarmInFlightException while somebody works on it
   */
  @Override
  public boolean add(String key) {
    if (done.containsKey(key)) {
      return false;
    }
    if (!inFlight.add(key)) {
      throw new AlarmInFlightException(key);
    }
    Claim claim = guard.query(() -> rows.claim(key), Claim.MINE);
    if (claim != Claim.MINE) {
      inFlight.remove(key);
    }
    if (claim == Claim.IN_FLIGHT) {
      throw new AlarmInFlightException(key);
    }
    return claim == Claim.MINE;
  }

  /**
   * Takes an alarm whose row another process has just handed over to this one; false if it is known
   * here already.
   */
  public boolean adopt(String key) {
    return !done.containsKey(key) && inFlight.add(key);
  }

  /** Whether this process works on the alarm. */
  public boolean isInFlight(String key) {
    return inFlight.contains(key);
  }

  /** Confirms or frees the alarm when the exchange ends, as the idempotent consumer does. */
  public void endWith(Exchange exchange, String key) {
    exchange.setProperty(CLAIMED, key);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onComplete(Exchange ended) {
                confirm(key);
              }

              @Override
              public void onFailure(Exchange ended) {
                remove(key);
              }
            });
  }

  @Override
  public boolean contains(String key) {
    return done.containsKey(key);
  }

  /** Frees an alarm that failed; one that was dealt with stays so. */
  @Override
  public boolean remove(String key) {
    if (!inFlight.contains(key)) {
      return false;
    }
    guard.update(() -> outcomes.failed(key, () -> rows.free(key)));
    return inFlight.remove(key);
  }

  /**
   * The alarm was dealt with. That is written with what is written next: after a crash before, the
   * messages about the alarm say that it was sent.
   */
  @Override
  public boolean confirm(String key) {
    if (!inFlight.contains(key)) {
      return false;
    }
    done.put(key, true);
    guard.update(
        () -> {
          commits.writeLater(() -> outcomes.done(key, () -> {}));
          commits.done(key);
        });
    return inFlight.remove(key);
  }

  @Override
  public void clear() {
    done.clear();
  }
}

package io.bongsu.share;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.SharedBurstTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Which replica collects which group. A replica that collects a group knows so without asking;
 * another one remembers its answer for a second. That an answer is out of date costs a message
 * more, and no alarm. Thread-safe.
 */
final class GroupOwners {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final Duration DISTRUSTED = Duration.ofSeconds(15);

  private record Other(String node, long since) {}

  private final SharedBurstTable table;
  private final LedgerGuard guard;
  private final LongSupplier nanoTime;
  private final Set<String> ours = ConcurrentHashMap.newKeySet();
  private final Map<String, Other> others = new ConcurrentHashMap<>();
  private final Map<String, Long> distrusted = new ConcurrentHashMap<>();

  GroupOwners(SharedBurstTable table, LedgerGuard guard, LongSupplier nanoTime) {
    this.table = table;
    this.guard = guard;
    this.nanoTime = nanoTime;
  }

  /** The other replica that collects the group; empty if this one does, or nobody knows. */
  Optional<String> other(String group) {
    if (ours.contains(group)) {
      return Optional.empty();
    }
    Other known = others.get(group);
    if (known == null || isOver(known.since(), REMEMBERED)) {
      Optional<String> owner = guard.query(() -> Optional.of(table.owner(group)), Optional.empty());
      if (owner.isEmpty()) {
        return owner;
      }
      if (owner.get().equals(table.self())) {
        others.remove(group);
        ours.add(group);
        return Optional.empty();
      }
      known = new Other(owner.get(), nanoTime.getAsLong());
      others.put(group, known);
    }
    return Optional.of(known.node()).filter(this::isTrusted);
  }

  /** A replica took nothing in time: nothing is handed over to it for a while. */
  void distrust(String node) {
    distrusted.put(node, nanoTime.getAsLong());
  }

  private boolean isTrusted(String node) {
    Long since = distrusted.get(node);
    return since == null || isOver(since, DISTRUSTED);
  }

  private boolean isOver(long since, Duration time) {
    return nanoTime.getAsLong() - since > time.toNanos();
  }

  /** Releases the groups that are quiet, and forgets those that another replica has taken. */
  void review(Predicate<String> isQuiet) {
    if (!ours.isEmpty()) {
      List<String> quiet = ours.stream().filter(isQuiet).toList();
      quiet.forEach(ours::remove);
      guard.update(() -> table.release(quiet));
      guard
          .query(() -> Optional.of(table.owned()), Optional.<Set<String>>empty())
          .ifPresent(owned -> ours.removeIf(group -> !owned.contains(group)));
    }
    others.values().removeIf(other -> isOver(other.since(), REMEMBERED));
    distrusted.values().removeIf(since -> isOver(since, DISTRUSTED));
  }

  /** Releases all groups, because this replica ends. */
  void releaseAll() {
    List<String> all = List.copyOf(ours);
    ours.clear();
    guard.update(() -> table.release(all));
  }
}

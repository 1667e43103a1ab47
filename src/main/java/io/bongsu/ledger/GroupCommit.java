package io.bongsu.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Commits in groups: what several threads have to write at the same time becomes one transaction
 * and one flush. The first of them writes for all; the others wait until that is committed. What
 * nobody waits for, such as that an alarm was dealt with, is written with the next group or the
 * next heartbeat. Thread-safe.
 *
 * <p>If a group fails, each of its members is written alone, so that one does not fail the others;
 * not so if the database cannot be reached.
 */
public final class GroupCommit {

  /** Members of one transaction, so that nobody waits long. */
  private static final int MOST = 50;

  /** Alarms that wait for a ledger that does not answer; more are forgotten. */
  private static final int MOST_DONE = 20_000;

  /** Alarms that do not wait for the next group. */
  private static final int MANY_DONE = 500;

  private final TransactionOperations transaction;
  private final Runnable flush;
  private final AlarmTable alarms;
  private final Object leader = new Object();
  private final Queue<Member> members = new ConcurrentLinkedQueue<>();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private final AtomicLong commits = new AtomicLong();

  /**
   * @param flush makes what is committed survive the process, where the database does not by itself
   */
  public GroupCommit(TransactionOperations transaction, Runnable flush, AlarmTable alarms) {
    this.transaction = transaction;
    this.flush = flush;
    this.alarms = alarms;
  }

  /** Commits it, perhaps together with others; throws what it throws. It may be run twice. */
  public void write(Runnable entry) {
    join(new Member(entry, false));
  }

  /** The same as {@link #write}, and it survives a crash from now on. */
  public void writeDurably(Runnable entry) {
    join(new Member(entry, true));
  }

  /** Writes it with the next group; whoever waits for that group waits for this one, too. */
  public void writeLater(Runnable entry) {
    members.add(new Member(entry, false));
  }

  /** Writes soon that the alarm was dealt with. */
  public void done(String key) {
    if (done.size() < MOST_DONE) {
      done.add(key);
    }
    if (done.size() >= MANY_DONE) {
      writeRest();
    }
  }

  /** Writes what is left for the next group. */
  public void writeRest() {
    if (!done.isEmpty() || !members.isEmpty()) {
      write(() -> {});
    }
  }

  /** Transactions so far. */
  public long commits() {
    return commits.get();
  }

  private void join(Member member) {
    members.add(member);
    synchronized (leader) {
      while (!member.committed) {
        commit(next());
      }
    }
    if (member.failure != null) {
      throw member.failure;
    }
  }

  private List<Member> next() {
    List<Member> group = new ArrayList<>();
    Member member;
    while (group.size() < MOST && (member = members.poll()) != null) {
      group.add(member);
    }
    return group;
  }

  private void commit(List<Member> group) {
    List<String> keys = List.copyOf(done);
    keys.forEach(done::remove);
    @Nullable RuntimeException failure = attempt(group, keys);
    if (failure != null) {
      done.addAll(keys);
      commitEach(group, failure);
    }
    flush(group);
    group.forEach(member -> member.committed = true);
  }

  /**
   * One by one, so that one member does not spoil the others; but only while there is a connection,
   * because each attempt to get one takes seconds, and everybody waits for this group.
   */
  private void commitEach(List<Member> group, RuntimeException ofAll) {
    @Nullable RuntimeException failure = ofAll;
    boolean isTried = group.size() == 1;
    for (Member member : group) {
      if (!isTried && !(failure instanceof CannotCreateTransactionException)) {
        failure = attempt(List.of(member), List.of());
      }
      member.failure = failure;
    }
  }

  private @Nullable RuntimeException attempt(List<Member> group, List<String> keys) {
    try {
      transaction.executeWithoutResult(
          status -> {
            group.forEach(member -> member.entry.run());
            alarms.done(keys);
          });
      commits.incrementAndGet();
      return null;
    } catch (RuntimeException failed) {
      return failed;
    }
  }

  private void flush(List<Member> group) {
    List<Member> durable =
        group.stream().filter(member -> member.durable && member.failure == null).toList();
    if (durable.isEmpty()) {
      return;
    }
    try {
      flush.run();
    } catch (RuntimeException failed) {
      durable.forEach(member -> member.failure = failed);
    }
  }

  /** Fields are written and read under the leader's lock, but for one's own failure at the end. */
  private static final class Member {

    private final Runnable entry;
    private final boolean durable;
    private boolean committed;
    private @Nullable RuntimeException failure;

    Member(Runnable entry, boolean durable) {
      this.entry = entry;
      this.durable = durable;
    }
  }
}

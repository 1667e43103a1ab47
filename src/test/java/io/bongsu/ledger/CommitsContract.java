package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.compose.Message;
import io.bongsu.ledger.AlarmTable.Claim;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** How many commits an alarm costs, and what groups of them do when one member fails. */
abstract class CommitsContract extends LedgerContract {

  private final AtomicInteger flushes = new AtomicInteger();
  private final AtomicInteger commits = new AtomicInteger();
  private final TransactionTemplate counted =
      new TransactionTemplate(
          new JdbcTransactionManager(database) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
              commits.incrementAndGet();
              super.doCommit(status);
            }
          });
  private final GroupCommit group = new GroupCommit(counted, flushes::incrementAndGet, us.alarms);

  @Test
  void anAlarmCostsTwoCommitsAndOneFlush() {
    Message message = message("api-1");
    group.writeLater(() -> {});
    group.writeDurably(() -> us.insert(message));
    group.write(() -> us.messages.accepted(message.id(), "VR-1"));
    group.done(key("api-1"));

    assertThat(commits).hasValue(2);
    assertThat(flushes).hasValue(1);
  }

  @Test
  void thatAnAlarmWasDealtWithIsWrittenWithTheNextGroup() {
    us.alarms.claim("a");
    group.done("a");
    assertThat(other.alarms.claim("a")).isEqualTo(Claim.IN_FLIGHT);

    group.write(() -> {});

    assertThat(other.alarms.claim("a")).isEqualTo(Claim.DONE);
  }

  @Test
  void withoutAConnectionAGroupIsNotTriedOneByOne() {
    AtomicInteger attempts = new AtomicInteger();
    TransactionOperations away =
        new TransactionOperations() {
          @Override
          public <T> T execute(TransactionCallback<T> action) {
            if (attempts.incrementAndGet() == 1) {
              throw new DataAccessResourceFailureException("broken pipe");
            }
            throw new CannotCreateTransactionException("no connection within the time");
          }
        };
    GroupCommit broken = new GroupCommit(away, () -> {}, us.alarms);
    IntStream.range(0, 20).forEach(member -> broken.writeLater(() -> {}));

    assertThatThrownBy(() -> broken.write(() -> {}))
        .isInstanceOf(CannotCreateTransactionException.class);
    assertThat(attempts).as("the group, and its first member").hasValue(2);
  }

  @Test
  void oneThatFailsDoesNotFailTheOthers() {
    Message good = message("api-1");
    us.insert(good);
    group.done("a");
    group.writeLater(() -> us.messages.accepted(good.id(), "VR-1"));

    assertThatThrownBy(() -> group.write(() -> us.insert(good)))
        .isInstanceOf(DuplicateKeyException.class);
    group.writeRest();

    assertThat(stateOf(good)).isEqualTo("ACCEPTED");
    assertThat(us.alarms.claim("a")).isEqualTo(Claim.DONE);
  }

  @Test
  void whatSeveralThreadsWriteIsWrittenOnce() throws Exception {
    List<Message> messages = IntStream.range(0, 40).mapToObj(i -> message("api-" + i)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> writes =
          messages.stream()
              .<Future<?>>map(
                  message -> threads.submit(() -> group.writeDurably(() -> us.insert(message))))
              .toList();
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(commits.get()).isBetween(1, 40);
    assertThat(jdbc.sql("select count(*) from message").query(Integer.class).single())
        .isEqualTo(40);
  }

  @Test
  void aProcessThatIsAloneNeedsNoRowToClaim() {
    AlarmTable alone = new AlarmTable(jdbc, batches, "us", true, clock);

    assertThat(alone.claim(key("api-1"))).isEqualTo(Claim.MINE);
    assertThat(jdbc.sql("select count(*) from alarm").query(Integer.class).single()).isZero();

    Message message = message("api-1");
    us.insert(message);
    assertThat(alone.claim(key("api-1"))).isEqualTo(Claim.IN_FLIGHT);
    us.messages.accepted(message.id(), "VR-1");
    assertThat(alone.claim(key("api-1"))).isEqualTo(Claim.MINE);
    alone.done(key("api-1"));
    assertThat(alone.claim(key("api-1"))).isEqualTo(Claim.DONE);
  }
}

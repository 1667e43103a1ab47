package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.classify.AlarmOutcomes;
import io.bongsu.classify.AlarmRepository;
import io.bongsu.compose.Message;
import io.bongsu.deliver.Channels;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.deliver.RefusedNumbers;
import io.bongsu.deliver.UnconfirmedMessages;
import io.bongsu.notify.Language;
import io.bongsu.notify.NotificationPlanner;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.PostLease;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Composing;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Processes that share one ledger, for the tests that run on each kind of database. */
abstract class LedgerContract {

  static final Recipient ON_CALL = new Recipient(Phones.ON_CALL);
  static final Recipient ENGLISH = new Recipient(Phones.ML_TEAM, "Night", Language.EN);
  static final Duration ALIVE_FOR = Duration.ofSeconds(15);
  static final Duration POST_WITHIN = Duration.ofSeconds(5);

  private final DefaultCamelContext camel = new DefaultCamelContext();
  final SetClock clock = new SetClock();
  final DataSource database = database();
  final JdbcClient jdbc = JdbcClient.create(database);
  final JdbcTemplate batches = new JdbcTemplate(database);
  final Node us = new Node("us");
  final Node other = new Node("other");

  abstract DataSource database();

  /** One process: everything that it keeps for itself. */
  final class Node {

    final RecipientHash hash = new RecipientHash("a secret");
    final LedgerGuard guard = new LedgerGuard(new SimpleMeterRegistry());
    final NodeTable nodes;
    final AlarmTable alarms;
    final MessageTable messages;
    final MessageHistory history;
    final GroupCommit commits;
    final DeliveryLog ledger;
    final AlarmRepository repository;

    Node(String id) {
      nodes = new NodeTable(jdbc, id, ALIVE_FOR);
      alarms = new AlarmTable(jdbc, batches, id, false, clock);
      messages = new MessageTable(jdbc, batches, id, clock, hash);
      history = new MessageHistory(jdbc, hash);
      TransactionTemplate transaction =
          new TransactionTemplate(new JdbcTransactionManager(database));
      commits = new GroupCommit(transaction, () -> {}, alarms);
      ledger =
          new DeliveryLog(
              messages,
              history,
              alarms,
              guard,
              commits,
              new RefusedNumbers(clock),
              POST_WITHIN,
              clock);
      repository = new AlarmRepository(alarms, commits, guard, AlarmOutcomes.NONE);
      nodes.beat(clock.instant());
    }

    /** The messages that a burst needs now, as the notify and compose stages find them. */
    List<Message> messages(Burst burst, Recipient... team) {
      NotificationPlanner planner =
          new NotificationPlanner(recipients(team), history, hash, guard, clock);
      return Composing.of(clock).messages(planner.notifications(planner.who(burst)));
    }

    void insert(Message message) {
      messages.insert(DeliveryLog.entry(message));
    }

    UnconfirmedMessages unconfirmed(Recipient... team) {
      return new UnconfirmedMessages(
          messages, history, ledger, guard, Channels.ofTeams(recipients(team)));
    }
  }

  /** The thread goes on to other tests. */
  @AfterEach
  final void endLease() {
    PostLease.end();
  }

  static Recipients recipients(Recipient... team) {
    return new Recipients(Map.of("default", List.of(team)));
  }

  /** The exchange of a burst, which ends when a test says so. */
  final Exchange exchange() {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
    return exchange;
  }

  /** No heart beats any more: every process that does not begin again counts as dead. */
  void everybodyDies() {
    clock.advance(ALIVE_FOR.plusSeconds(1));
  }

  static Message message(List<Alarm> alarms, Recipient... people) {
    return SampleMessages.of(
        UUID.randomUUID().toString(), "[경보] api-1 CPU 97%>80 14:02 #7K2", List.of(people), alarms);
  }

  static Message message(String resource) {
    return message(List.of(ClassifiedAlarms.of(resource)), ON_CALL);
  }

  static String key(String resource) {
    return ClassifiedAlarms.of(resource).key();
  }

  static Accepted acceptance() {
    return new Accepted("VR-1", null);
  }

  String stateOf(Message message) {
    return jdbc.sql("select state from message where id = :id")
        .param("id", message.id())
        .query(String.class)
        .single();
  }

  void assertWell(Node node) {
    assertThat(node.guard.fault()).as("what the ledger complains of").isNull();
  }
}

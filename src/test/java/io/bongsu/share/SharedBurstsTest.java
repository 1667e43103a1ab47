package io.bongsu.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.deliver.NodeHeartbeat;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.NodeTable;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.SharedBurstTable;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Postgres;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.TcpProxy;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Replicas on one PostgreSQL. Where the other one must die at a certain step it is a row in the
 * ledger, written as a replica writes it.
 */
@Timeout(120)
class SharedBurstsTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final Duration SOON = Duration.ofSeconds(20);

  @SuppressWarnings("NullAway.Init")
  private static Postgres database;

  private static TcpProxy network;
  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  private final String id = UUID.randomUUID().toString();
  private final JdbcClient jdbc =
      JdbcClient.create(
          new DriverManagerDataSource(database.url(), database.user(), database.user()));
  private final SharedBurstTable other = new SharedBurstTable(jdbc, id);

  @BeforeAll
  static void start() {
    database = Postgres.start();
    network = TcpProxy.to(URI.create(database.url().substring("jdbc:".length())));
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program = replica("jdbc:postgresql://127.0.0.1:" + network.endpoint().getPort() + "/postgres");
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
    network.close();
    database.close();
  }

  @BeforeEach
  @AfterEach
  void forget() {
    sens.reset();
    jdbc.sql("delete from node where id = :id").param("id", id).update();
    jdbc.sql("delete from handed_over").update();
    jdbc.sql("delete from burst_owner").update();
  }

  private static Program replica(String url) {
    return Program.start(
        queue,
        sens,
        Map.of(
            "spring.datasource.url", url,
            "bongsu.deliver.unsettled-period-ms", "500",
            "bongsu.deliver.inquire-grace", "1s",
            "spring.datasource.username", database.user(),
            "bongsu.ledger.alive-for", "3s",
            "bongsu.message.kind", "lms",
            "bongsu.burst.urgent.first-wait", "4s",
            "bongsu.burst.urgent.window", "2s"));
  }

  @Test
  void whatTwoReplicasReceiveIsOneMessage() {
    try (Program second = replica(database.url())) {
      knowEachOther(program, second);

      int sent = 0;
      while (received(program) < 20 || received(second) < 20) {
        int from = sent;
        queue.putAll(
            QUEUE, IntStream.range(from, from + 20).mapToObj(i -> alarm("api-" + i)).toList());
        Waiting.until(SOON, "them to be received", () -> queue.visible(QUEUE) == 0);
        sent += 20;
      }
      queue.awaitEmpty(QUEUE);

      assertThat(sens.texts(Phones.ON_CALL)).hasSize(1);
      assertThat(inAcceptedMessages()).isEqualTo(sent);
    }
  }

  @Test
  void whatTheOtherReplicaDoesNotTakeIsSentFromHere() {
    livesAndCollects("urgent/default/db");

    queue.put(QUEUE, alarm("db-1"));

    Waiting.until(SOON, "the text", () -> texts("db-1") == 1);
    queue.awaitEmpty(QUEUE);
    assertThat(other.take()).isEmpty();
    assertThat(texts("db-1")).isEqualTo(1);
  }

  @Test
  void whatTheOtherReplicaHasTakenIsSentFromHereOnceThatIsDead() {
    livesAndCollects("urgent/default/db");
    queue.put(QUEUE, alarm("db-2"));
    awaitTaken();
    sens.nothingElseArrives(Duration.ofSeconds(1));
    assertThat(texts("db-2")).as("while it lives").isZero();

    jdbc.sql("delete from node where id = :id").param("id", id).update();

    Waiting.until(SOON, "the text", () -> texts("db-2") == 1);
    queue.awaitEmpty(QUEUE);
    assertThat(texts("db-2")).isEqualTo(1);
  }

  @Test
  void whatTheOtherReplicaHasSentIsNotSentFromHere() {
    livesAndCollects("urgent/default/db");
    queue.put(QUEUE, alarm("db-3"));
    awaitTaken();

    jdbc.sql("update alarm set state = 'DONE', done_at = now() where node_id = :id")
        .param("id", id)
        .update();
    queue.awaitEmpty(QUEUE);

    assertThat(texts("db-3")).isZero();
  }

  @Test
  void whatTheOtherReplicaPostedAndDidNotConfirmIsAskedForFirst() {
    livesAndCollects("urgent/default/db");
    queue.put(QUEUE, alarm("db-5"));
    String text = "[경보] db-5 CPU 97%>80 14:02 #7K2";
    posts(awaitTaken(), text);
    sens.alreadyHas(text, Phones.ON_CALL);

    jdbc.sql("delete from node where id = :id").param("id", id).update();
    queue.awaitEmpty(QUEUE);

    assertThat(sens.attempts()).noneMatch(attempt -> attempt.method().equals("POST"));
    assertThat(texts("db-5")).isEqualTo(1);
  }

  /** The other replica's message about an alarm is at SENS, and that is not in the ledger. */
  private void posts(String alarmKey, String text) {
    jdbc.sql(
            """
            insert into message (id, tag, lane, team, server_type, kind, text, state, node_id,
              attempts, composed_at, posted_at, critical)
            values (:id, '7K2', 'urgent', 'default', 'db', 'SMS', :text, 'SENDING', :id, 1, now(), now(), true)
            """)
        .param("id", id)
        .param("text", text)
        .update();
    jdbc.sql("insert into message_alarm (message_id, alarm_key) values (:id, :key)")
        .param("id", id)
        .param("key", alarmKey)
        .update();
    String hash = program.context().getBean(RecipientHash.class).of(Phones.ON_CALL);
    jdbc.sql(
            "insert into message_recipient (message_id, recipient_hash, last_four, channel)"
                + " values (:id, :hash, :four, 'sms')")
        .param("id", id)
        .param("hash", hash)
        .param("four", Phones.ON_CALL.substring(Phones.ON_CALL.length() - 4))
        .update();
  }

  @Test
  void withoutTheLedgerEachReplicaHasBurstsOfItsOwn() {
    livesAndCollects("urgent/default/db");
    LedgerGuard guard = program.context().getBean(LedgerGuard.class);
    cutInsideATransaction(guard);
    try {
      Instant begin = Instant.now();
      queue.put(QUEUE, alarm("db-4"));

      Waiting.until(SOON, "the text", () -> texts("db-4") == 1);
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    } finally {
      network.mend();
    }
    Waiting.until(SOON, "the ledger", () -> guard.fault() == null);
    queue.awaitEmpty(QUEUE);
    assertThat(texts("db-4")).isEqualTo(1);
  }

  /** Then its rollback fails, too, with an exception of the pool instead of the database's. */
  private static void cutInsideATransaction(LedgerGuard guard) {
    GroupCommit commits = program.context().getBean(GroupCommit.class);
    NodeTable nodes = program.context().getBean(NodeTable.class);
    guard.probe(
        () ->
            commits.write(
                () -> {
                  network.cut();
                  nodes.beat(Instant.now());
                }));
    assertThat(guard.fault()).isNotNull();
  }

  /** The other replica takes what is handed over, and nothing more; its key. */
  private String awaitTaken() {
    List<SharedBurstTable.Taken> taken = new ArrayList<>();
    Waiting.until(SOON, "an alarm for the other", () -> taken.addAll(other.take()));
    return taken.get(0).alarmKey();
  }

  private void livesAndCollects(String group) {
    jdbc.sql(
            "insert into node (id, alive_until, leased_until)"
                + " values (:id, now() + interval '1' hour, now() + interval '1' hour)")
        .param("id", id)
        .update();
    assertThat(other.owner(group)).isEqualTo(id);
    NodeHeartbeat nodes = program.context().getBean(NodeHeartbeat.class);
    Waiting.until(SOON, "the other to be seen", () -> nodes.alive() > 1);
    isReady(program);
  }

  private static void knowEachOther(Program... replicas) {
    for (Program each : replicas) {
      NodeHeartbeat nodes = each.context().getBean(NodeHeartbeat.class);
      Waiting.until(SOON, "replicas to know each other", () -> nodes.alive() == replicas.length);
      isReady(each);
    }
  }

  private static void isReady(Program replica) {
    BurstSharing sharing = replica.context().getBean(BurstSharing.class);
    Waiting.until(SOON, "bursts to be shared", sharing::isReady);
  }

  private static double received(Program program) {
    return program.context().getBean(MeterRegistry.class).get("bongsu.received").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static long texts(String server) {
    return sens.texts(Phones.ON_CALL).stream().filter(text -> text.contains(server)).count();
  }

  private long inAcceptedMessages() {
    return jdbc.sql(
            "select count(*) from message_alarm where message_id in"
                + " (select id from message where state = 'ACCEPTED') and alarm_key like '%api-%'")
        .query(Long.class)
        .single();
  }

  private static String alarm(String server) {
    return SampleAlarms.cpu(server, "critical", "ALARM", Instant.now());
  }
}

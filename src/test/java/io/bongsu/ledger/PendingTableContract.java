package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps a program running, on each database. */
abstract class PendingTableContract {

  private static final Instant NOW = Instant.parse("2026-11-26T05:02:00Z");

  private final JdbcClient jdbc = JdbcClient.create(database());
  private final MessageTable messages =
      new MessageTable(
          jdbc,
          new JdbcTemplate(database()),
          "self",
          Clock.fixed(NOW, ZoneOffset.UTC),
          new RecipientHash("secret"));
  private final PendingTable pending = new PendingTable(jdbc);

  abstract DataSource database();

  @Test
  void anEmptyLedgerAsksForNothing() {
    assertThat(pending.hasUnconfirmed()).isFalse();
    assertThat(pending.hasWaiting()).isFalse();
    assertThat(pending.lastComposed()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aMessageAsksUntilSensHasAcceptedIt() {
    messages.insert(message());
    assertThat(pending.hasUnconfirmed()).isTrue();
    messages.accepted("m-1", "r-1");
    assertThat(pending.hasUnconfirmed()).isFalse();
    assertThat(pending.lastComposed()).isEqualTo(NOW);
  }

  @Test
  void whatWaitsForAPersonAsks() {
    new WaitingTable(jdbc)
        .put(
            new WaitingTable.Row("hash", "key", "source", "{}", NOW.atOffset(ZoneOffset.UTC)),
            NOW.plus(Duration.ofHours(5)));
    assertThat(pending.hasWaiting()).isTrue();
  }

  private static MessageTable.NewMessage message() {
    return new MessageTable.NewMessage(
        "m-1",
        "7K2",
        "urgent",
        "default",
        "api",
        "SMS",
        null,
        "text",
        List.of("key"),
        true,
        "sms",
        null,
        List.of(new MessageTable.NewRecipient("01000000001", null)));
  }
}

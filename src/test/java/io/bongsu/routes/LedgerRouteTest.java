package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.MessageTable.NewMessage;
import io.bongsu.ledger.MessageTable.NewRecipient;
import io.bongsu.support.Phones;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger forgets by itself. */
class LedgerRouteTest {

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  @BeforeAll
  static void start() {
    stage =
        RouteContext.start(
            List.of("routes/ledger.camel.yaml"),
            "nothing",
            Map.of("bongsu.ledger.clean-period-ms", "100"));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  @Timeout(10)
  void messagesOlderThanTheLedgerKeepsAreDeletedByTheTimer() {
    accepted("old");
    accepted("new");
    jdbc()
        .sql("update message set settled_at = :long_ago where id = 'old'")
        .param("long_ago", Timestamp.from(Instant.now().minus(Duration.ofDays(91))))
        .update();

    while (ids().contains("old")) {
      Thread.onSpinWait();
    }
    assertThat(ids()).containsExactly("new");
  }

  private static void accepted(String id) {
    MessageTable messages = stage.bean(MessageTable.class);
    messages.insert(
        new NewMessage(
            id,
            "7K2",
            "urgent",
            "default",
            "api",
            "SMS",
            null,
            "api-1 CPU 97%>80 #7K2",
            List.of(),
            false,
            "sms",
            null,
            List.of(new NewRecipient(Phones.ON_CALL, null))));
    messages.accepted(id, "VR-1");
  }

  private static List<String> ids() {
    return jdbc().sql("select id from message").query(String.class).list();
  }

  private static JdbcClient jdbc() {
    return stage.bean(JdbcClient.class);
  }
}

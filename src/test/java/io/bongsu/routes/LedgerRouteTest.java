package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ledger.MessageTable;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What the ledger deletes by itself. */
@RouteTest
@TestPropertySource(
    properties = {
      "bongsu.routes=classpath:routes/ledger.camel.yaml",
      "bongsu.ledger.clean-period-ms=100"
    })
class LedgerRouteTest {

  private final CamelContext camel;
  private final MessageTable messages;
  private final JdbcClient jdbc;

  @Autowired
  LedgerRouteTest(CamelContext camel, MessageTable messages, JdbcClient jdbc) {
    this.camel = camel;
    this.messages = messages;
    this.jdbc = jdbc;
  }

  @Test
  void messagesOlderThanTheLedgerKeepsAreDeletedByTheTimer() {
    accepted("old");
    accepted("new");
    jdbc.sql("update message set settled_at = :long_ago where id = 'old'")
        .param("long_ago", Timestamp.from(Instant.now().minus(Duration.ofDays(91))))
        .update();

    NotifyBuilder twice = new NotifyBuilder(camel).fromRoute("ledger-clean").whenDone(2).create();

    assertThat(twice.matches(10, TimeUnit.SECONDS)).isTrue();
    assertThat(jdbc.sql("select id from message").query(String.class).list())
        .containsExactly("new");
  }

  private void accepted(String id) {
    messages.insert(SampleMessages.row(id, "SMS", List.of(), Phones.ON_CALL));
    messages.accepted(id, "VR-1");
  }
}

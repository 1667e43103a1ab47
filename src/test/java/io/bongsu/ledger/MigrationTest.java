package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger of the version before keeps what it has. */
class MigrationTest {

  @Test
  void h2() {
    assertKept("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  @Test
  void postgres() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      assertKept(server.getJdbcUrl("postgres", "postgres"));
    }
  }

  private static void assertKept(String url) {
    DriverManagerDataSource database = new DriverManagerDataSource(url, "postgres", "");
    JdbcClient jdbc = JdbcClient.create(database);
    Flyway.configure().dataSource(database).target("3").load().migrate();
    insert(jdbc, "old", "ACCEPTED");
    insert(jdbc, "sending", "SENDING");

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(
            jdbc.sql(
                    "select message_id || ' ' || last_four || ' ' || channel || ' ' || state"
                        + " from message_recipient order by message_id")
                .query(String.class)
                .list())
        .containsExactly("old 0001 sms EXPIRED", "sending 0001 sms ACCEPTED");
    assertThat(jdbc.sql("select critical from message").query(Boolean.class).list())
        .containsOnly(false)
        .hasSize(2);
  }

  private static void insert(JdbcClient jdbc, String id, String state) {
    jdbc.sql(
            """
            insert into message (id, tag, lane, team, server_type, kind, text, state, node_id,
              attempts, composed_at)
            values (:id, '7K2', 'urgent', 'default', 'api', 'SMS', 'text', :state, '', 1,
              timestamp '2026-11-22 05:02:00')
            """)
        .param("id", id)
        .param("state", state)
        .update();
    jdbc.sql(
            "insert into message_recipient (message_id, recipient_hash, last_four)"
                + " values (:id, 'hash', '0001')")
        .param("id", id)
        .update();
  }
}

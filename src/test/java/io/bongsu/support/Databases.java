package io.bongsu.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The databases that the ledger runs on, with its schema and no rows. Each is made once for all
 * tests of the process. PostgreSQL is a real one, from binaries on Maven Central.
 *
 * <p>PostgreSQL refuses to run as root. As root it is therefore started under {@code unshare -U},
 * which a container may forbid: then run the tests as an ordinary user.
 */
public final class Databases {

  private static final List<String> TABLES =
      List.of(
          "message_recipient",
          "message_alarm",
          "message",
          "alarm",
          "node",
          "waiting",
          "outage",
          "open_alarm",
          "silence",
          "handed_over",
          "burst_owner");

  private Databases() {}

  /** H2 in memory. */
  public static DataSource h2() {
    return emptied(H2.POOL);
  }

  /** PostgreSQL on a free port of the loopback interface. */
  public static DataSource postgres() {
    return emptied(Postgres.POOL);
  }

  private static DataSource emptied(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
    return database;
  }

  private static DataSource migrated(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("postgres");
    DataSource pool = new HikariDataSource(config);
    Flyway.configure().dataSource(pool).load().migrate();
    return pool;
  }

  /** Made when first asked for. */
  private static final class H2 {

    private static final DataSource POOL = migrated("jdbc:h2:mem:ledger;DB_CLOSE_DELAY=-1");
  }

  /** Started when first asked for; it ends with the process. */
  private static final class Postgres {

    private static final EmbeddedPostgres SERVER = start();
    private static final DataSource POOL = migrated(SERVER.getJdbcUrl("postgres", "postgres"));

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return server;
      } catch (IOException | IllegalStateException e) {
        throw new IllegalStateException(
            "PostgreSQL did not start; where this is root in a container that forbids"
                + " 'unshare -U', run the tests as an ordinary user",
            e);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

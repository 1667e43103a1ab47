package io.bongsu;

import io.bongsu.ledger.LedgerOpening;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger's database with its migrations. */
record LedgerDatabase(Flyway flyway) implements LedgerOpening.Database {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerDatabase.class);

  @Override
  public void migrate() {
    flyway.migrate();
  }

  /** H2 keeps a file open for as long as one connection of the pool is. */
  @Override
  public void close() {
    try {
      new JdbcTemplate(flyway.getConfiguration().getDataSource()).execute("shutdown immediately");
    } catch (DataAccessException closed) {
      LOG.debug("the ledger was closed already", closed);
    }
  }
}

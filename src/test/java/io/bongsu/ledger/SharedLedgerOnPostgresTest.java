package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class SharedLedgerOnPostgresTest extends SharedLedgerContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

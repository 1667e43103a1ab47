package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class PendingTableOnPostgresTest extends PendingTableContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

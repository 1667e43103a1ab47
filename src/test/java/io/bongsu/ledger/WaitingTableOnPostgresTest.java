package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class WaitingTableOnPostgresTest extends WaitingTableContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class OutageOnPostgresTest extends OutageContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

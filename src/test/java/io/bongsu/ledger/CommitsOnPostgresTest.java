package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class CommitsOnPostgresTest extends CommitsContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

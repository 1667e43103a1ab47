package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class NumbersOnPostgresTest extends NumbersContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class AlarmRowsOnPostgresTest extends AlarmRowsContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class AlarmTableOnPostgresTest extends AlarmTableContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

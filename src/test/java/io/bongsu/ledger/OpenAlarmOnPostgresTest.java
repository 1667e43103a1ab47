package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class OpenAlarmOnPostgresTest extends OpenAlarmContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

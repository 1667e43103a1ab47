package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class OpenAlarmOnH2Test extends OpenAlarmContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class AlarmTableOnH2Test extends AlarmTableContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

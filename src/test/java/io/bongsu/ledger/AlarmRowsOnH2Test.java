package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class AlarmRowsOnH2Test extends AlarmRowsContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

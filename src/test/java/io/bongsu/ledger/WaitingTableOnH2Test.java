package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class WaitingTableOnH2Test extends WaitingTableContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class PendingTableOnH2Test extends PendingTableContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

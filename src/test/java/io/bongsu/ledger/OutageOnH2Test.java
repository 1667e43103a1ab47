package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class OutageOnH2Test extends OutageContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class SharedLedgerOnH2Test extends SharedLedgerContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

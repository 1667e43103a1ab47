package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class ReceiptOnH2Test extends ReceiptContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

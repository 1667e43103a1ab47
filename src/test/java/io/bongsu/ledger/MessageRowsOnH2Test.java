package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class MessageRowsOnH2Test extends MessageRowsContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

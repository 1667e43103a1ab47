package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class MessageTableOnH2Test extends MessageTableContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

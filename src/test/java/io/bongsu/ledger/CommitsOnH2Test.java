package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class CommitsOnH2Test extends CommitsContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class NumbersOnH2Test extends NumbersContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

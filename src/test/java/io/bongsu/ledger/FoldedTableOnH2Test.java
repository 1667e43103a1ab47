package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class FoldedTableOnH2Test extends FoldedTableContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }
}

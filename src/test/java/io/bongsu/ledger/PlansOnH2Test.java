package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class PlansOnH2Test extends PlansContract {

  @Override
  DataSource database() {
    return Databases.h2();
  }

  @Override
  void analyze() {
    batches.execute("analyze");
  }
}

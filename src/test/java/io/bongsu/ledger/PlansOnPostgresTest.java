package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class PlansOnPostgresTest extends PlansContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }

  @Override
  void analyze() {
    batches.execute("analyze");
  }
}

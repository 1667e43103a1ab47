package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class FoldedTableOnPostgresTest extends FoldedTableContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

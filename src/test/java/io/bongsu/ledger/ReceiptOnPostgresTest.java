package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class ReceiptOnPostgresTest extends ReceiptContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

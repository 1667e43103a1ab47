package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class MessageRowsOnPostgresTest extends MessageRowsContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

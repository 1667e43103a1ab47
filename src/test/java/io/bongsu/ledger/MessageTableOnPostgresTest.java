package io.bongsu.ledger;

import io.bongsu.support.Databases;
import javax.sql.DataSource;

class MessageTableOnPostgresTest extends MessageTableContract {

  @Override
  DataSource database() {
    return Databases.postgres();
  }
}

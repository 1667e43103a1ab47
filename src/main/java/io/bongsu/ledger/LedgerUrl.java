package io.bongsu.ledger;

/**
 * Where the ledger is.
 *
 * @param url JDBC address
 */
public record LedgerUrl(String url) {

  /**
   * Whether one process has the database to itself. Such a database commits into memory first: half
   * a second of commits would go with the process.
   */
  public boolean isEmbedded() {
    return url.startsWith("jdbc:h2:");
  }

  /** Whether what it holds ends with the process. */
  public boolean isInMemory() {
    return url.startsWith("jdbc:h2:mem:");
  }
}

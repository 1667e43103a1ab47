package io.bongsu.compose;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/**
 * Ids of messages: UUIDs of version 7, which begin with the time. Rows that are written together
 * then stand together in the ledger's indexes, and a commit rewrites few pages.
 */
public final class MessageId {

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private MessageId() {}

  /** A new one of 36 characters. */
  public static String next() {
    return IDS.generate().toString();
  }
}

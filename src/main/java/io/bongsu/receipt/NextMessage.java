package io.bongsu.receipt;

import io.bongsu.compose.Message;
import io.bongsu.deliver.Channels.Kind;

/**
 * A message that continues another one on the next channel. It is in the ledger.
 *
 * @param channel what carries it
 * @param from the channel that did not reach its phone
 */
public record NextMessage(Message message, Kind channel, String from) {

  /** As the variable {@code channel} has it. */
  public String channelKey() {
    return channel.key();
  }
}

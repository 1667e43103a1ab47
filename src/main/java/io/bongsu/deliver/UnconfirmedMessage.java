package io.bongsu.deliver;

import io.bongsu.compose.Message;
import java.time.Instant;

/**
 * A message that a process left without knowing what became of it.
 *
 * @param message as it was composed, to those of its recipients who are still in the team
 * @param postedAt when it was last about to be posted, as far as the ledger knows
 * @param channel what carries it, such as {@code sms}
 */
public record UnconfirmedMessage(Message message, Instant postedAt, String channel) {}

package io.bongsu.ledger;

import io.bongsu.message.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a process left without knowing what became of it.
 *
 * @param message as it was composed, to those of its recipients who are still in the team
 * @param postedAt when it was last about to be posted; null if it never was
 */
public record Unsettled(Message message, @Nullable Instant postedAt) {}

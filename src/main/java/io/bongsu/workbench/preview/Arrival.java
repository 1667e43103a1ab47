package io.bongsu.workbench.preview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way into the routes.
 *
 * @param origin where it was written, such as {@code alarms.jsonl:3}
 * @param text the document, as it would come from the queue
 * @param at when it arrives; null if the document says no time, then right after the one before
 */
public record Arrival(String origin, String text, @Nullable Instant at) {}

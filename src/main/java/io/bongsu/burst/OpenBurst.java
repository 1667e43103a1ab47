package io.bongsu.burst;

import java.time.Instant;

/**
 * A burst whose window has not closed yet.
 *
 * @param group team and server type
 * @param due when it closes, unless it is full before
 */
public record OpenBurst(String lane, String group, int size, Instant due) {}

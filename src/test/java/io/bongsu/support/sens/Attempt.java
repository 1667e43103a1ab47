package io.bongsu.support.sens;

import java.time.Instant;
import java.util.Set;

/**
 * One request that reached the fake, well formed or not.
 *
 * @param timestamp the signed timestamp as sent; null when there was none
 * @param headers names of the headers that came with it, in lower case
 */
public record Attempt(
    String method, String target, String timestamp, Set<String> headers, Instant at) {}

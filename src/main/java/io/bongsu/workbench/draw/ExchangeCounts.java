package io.bongsu.workbench.draw;

/**
 * How many exchanges went through a route since the start.
 *
 * @param failed how many of them failed
 */
public record ExchangeCounts(long total, long failed) {}

package io.bongsu.draw;

/**
 * How many exchanges went through a route since the start.
 *
 * @param failed how many of them failed
 */
public record Passed(long total, long failed) {}

package io.bongsu.notify;

import java.time.Instant;

/**
 * A person on duty by a schedule without a break.
 *
 * @param schedule its name in {@code bongsu.schedules}
 * @param person a name of {@code bongsu.people}
 * @param from the first moment
 * @param until the first moment after it
 */
public record DutyTurn(String schedule, String person, Instant from, Instant until) {}

package io.bongsu.sens;

import java.time.Instant;

/**
 * A text that SENS keeps and sends at a time, unless it is cancelled before ({@code
 * sens-reservation-cancel-action}).
 *
 * @param at to the minute, at least ten minutes from now
 */
public record SensReservation(SensMessage message, Instant at) {}

package io.bongsu.idle;

import java.util.function.BooleanSupplier;

/**
 * Something that keeps the program running while there is any of it. A stage that waits for a time
 * of its own, such as a reminder, has a bean of this.
 *
 * @param name what it is, for the log
 * @param isLeft whether there is any; asked every few seconds, and true where that is not known
 */
public record PendingWork(String name, BooleanSupplier isLeft) {}

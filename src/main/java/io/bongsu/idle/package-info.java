/**
 * Ends a program that has nothing left to do, where an alarm starts it again ({@code
 * bongsu.idle-exit}, for {@code Capacity=on-demand}).
 */
@NullMarked
package io.bongsu.idle;

import org.jspecify.annotations.NullMarked;

/**
 * What still fails at run time: alarms without an outcome, steps that throw, and the way around.
 */
@NullMarked
package io.bongsu.failure;

import org.jspecify.annotations.NullMarked;

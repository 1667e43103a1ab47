/**
 * Alarms sent together: groups, their windows, and the acknowledgement held until they are
 * delivered.
 */
@NullMarked
package io.bongsu.burst;

import org.jspecify.annotations.NullMarked;

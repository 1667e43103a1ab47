/**
 * Replicas that share open bursts: one of them collects the alarms of a group, and the others hand
 * theirs over to it.
 */
@NullMarked
package io.bongsu.share;

import org.jspecify.annotations.NullMarked;

/** The alarm queue: where it is, how it is polled, and what is said when it cannot be reached. */
@NullMarked
package io.bongsu.queue;

import org.jspecify.annotations.NullMarked;

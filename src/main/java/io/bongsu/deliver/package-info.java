/** Attempts, channels, and the confirmation of posts whose answer was lost. */
@NullMarked
package io.bongsu.deliver;

import org.jspecify.annotations.NullMarked;

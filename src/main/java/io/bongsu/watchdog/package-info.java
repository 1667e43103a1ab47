/** Who notices that Bongsu is dead: the heartbeat through the queue, and a text in reserve. */
@NullMarked
package io.bongsu.watchdog;

import org.jspecify.annotations.NullMarked;

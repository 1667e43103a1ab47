/** Spans of OpenTelemetry for an alarm's way, from its queue message to the carrier's receipt. */
@NullMarked
package io.bongsu.trace;

import org.jspecify.annotations.NullMarked;

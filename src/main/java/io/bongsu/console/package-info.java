/** The console: what was decided about each alarm and why, and what goes on now. */
@NullMarked
package io.bongsu.console;

import org.jspecify.annotations.NullMarked;

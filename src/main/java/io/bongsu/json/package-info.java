/** The one JSON mapper of the program. */
@NullMarked
package io.bongsu.json;

import org.jspecify.annotations.NullMarked;

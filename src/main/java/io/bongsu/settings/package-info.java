/** How a wrong setting is refused: one sentence that names the key and never the value. */
@NullMarked
package io.bongsu.settings;

import org.jspecify.annotations.NullMarked;

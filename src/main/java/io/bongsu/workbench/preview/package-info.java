/** What the routes would do with alarms: the real routes on virtual time, with the outside away. */
@NullMarked
package io.bongsu.workbench.preview;

import org.jspecify.annotations.NullMarked;

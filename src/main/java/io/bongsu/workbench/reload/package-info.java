/** Routes of the user's own: which files, checked at start, and replaced while the program runs. */
@NullMarked
package io.bongsu.workbench.reload;

import org.jspecify.annotations.NullMarked;

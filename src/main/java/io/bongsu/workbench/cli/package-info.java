/** The commands of the jar, which do their work without starting the program. */
@NullMarked
package io.bongsu.workbench.cli;

import org.jspecify.annotations.NullMarked;

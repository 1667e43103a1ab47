/** Checks what somebody wrote for this program, without starting it. */
@NullMarked
package io.bongsu.workbench.check;

import org.jspecify.annotations.NullMarked;

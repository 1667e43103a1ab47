/** The program itself: what starts it and what is wired once for all stages. */
@NullMarked
package io.bongsu;

import org.jspecify.annotations.NullMarked;

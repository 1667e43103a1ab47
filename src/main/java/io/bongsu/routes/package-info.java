/** The route files of {@code bongsu.routes}: which there are, and which one counts. */
@NullMarked
package io.bongsu.routes;

import org.jspecify.annotations.NullMarked;

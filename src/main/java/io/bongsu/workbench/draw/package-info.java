/** The topology of the routes as a picture. */
@NullMarked
package io.bongsu.workbench.draw;

import org.jspecify.annotations.NullMarked;

/** The topology of the routes as a picture. */
@NullMarked
package io.bongsu.draw;

import org.jspecify.annotations.NullMarked;

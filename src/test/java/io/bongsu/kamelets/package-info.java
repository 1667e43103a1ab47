/** The Kamelets as others use them, and the pages about them. */
@NullMarked
package io.bongsu.kamelets;

import org.jspecify.annotations.NullMarked;

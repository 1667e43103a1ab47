/** The trial run: a world for the program to run in, and a story that happens in it. */
@NullMarked
package io.bongsu.trial;

import org.jspecify.annotations.NullMarked;

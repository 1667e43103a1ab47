/** Tests of the end of a program without work. */
@NullMarked
package io.bongsu.idle;

import org.jspecify.annotations.NullMarked;

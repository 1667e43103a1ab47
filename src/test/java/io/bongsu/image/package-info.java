/** Programs that build and measure the image: what stands beside it, its rehearsal, a storm. */
@NullMarked
package io.bongsu.image;

import org.jspecify.annotations.NullMarked;

/** The health check of the image, which has neither a shell nor curl. */
@NullMarked
package io.bongsu.probe;

import org.jspecify.annotations.NullMarked;

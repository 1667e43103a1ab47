/** The files that deploy Bongsu, held to what they promise as far as that goes without a cloud. */
@NullMarked
package io.bongsu.deploy;

import org.jspecify.annotations.NullMarked;

/** What the deliver and status stages need beyond Camel's own parts. */
@NullMarked
package io.bongsu.deliver;

import org.jspecify.annotations.NullMarked;

/** What the phone shows: texts within their bytes. */
@NullMarked
package io.bongsu.compose;

import org.jspecify.annotations.NullMarked;

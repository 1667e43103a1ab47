/** What the phone shows and whose phone: texts within their bytes, and recipients. */
@NullMarked
package io.bongsu.compose;

import org.jspecify.annotations.NullMarked;

/** Times of day, days of the week and public holidays, as settings write them. */
@NullMarked
package io.bongsu.calendar;

import org.jspecify.annotations.NullMarked;

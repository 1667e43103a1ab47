/** Alarms that change state too often: detected, held until they are calm, sent once. */
@NullMarked
package io.bongsu.flap;

import org.jspecify.annotations.NullMarked;

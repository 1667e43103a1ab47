@NullMarked
package io.bongsu.ack;

import org.jspecify.annotations.NullMarked;

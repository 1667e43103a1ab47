/** Messages that SENS does not accept in time: their texts go to an SNS topic. */
@NullMarked
package io.bongsu.fallback;

import org.jspecify.annotations.NullMarked;

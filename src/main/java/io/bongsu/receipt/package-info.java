/** What the carriers say of accepted messages, and the next channel when no phone has one. */
@NullMarked
package io.bongsu.receipt;

import org.jspecify.annotations.NullMarked;

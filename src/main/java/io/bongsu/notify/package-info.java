/** Who gets a text, and what they have received already: teams, recipients, notifications. */
@NullMarked
package io.bongsu.notify;

import org.jspecify.annotations.NullMarked;

/** Mail by a mail server: what the Kamelet {@code smtp-mail-sink} does in Java. */
@NullMarked
package io.bongsu.smtp;

import org.jspecify.annotations.NullMarked;

/**
 * Acknowledgement from a phone without log-in, on the JDK alone: the token of a link, the page
 * behind it, and the signed message that goes on the alarm queue. For the program and for the
 * Lambda function that stands in for it.
 */
@NullMarked
package io.bongsu.ack;

import org.jspecify.annotations.NullMarked;

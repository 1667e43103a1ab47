/**
 * The AWS Lambda functions: one carries alarms to Bongsu where they cannot reach its queue, one
 * wakes a service on demand, and one serves the page of acknowledgement links. A jar of its own,
 * which needs the JDK and the Lambda interface and nothing else.
 */
@NullMarked
package io.bongsu.lambda;

import org.jspecify.annotations.NullMarked;

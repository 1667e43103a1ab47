/**
 * The AWS Lambda function that carries alarms to Bongsu where they cannot reach its queue: a jar of
 * its own, which needs the JDK and the Lambda interface and nothing else.
 */
@NullMarked
package io.bongsu.lambda;

import org.jspecify.annotations.NullMarked;

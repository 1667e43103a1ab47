/** Tests of the Lambda function, by itself and as a jar in Amazon's runtime interface client. */
@NullMarked
package io.bongsu.lambda;

import org.jspecify.annotations.NullMarked;

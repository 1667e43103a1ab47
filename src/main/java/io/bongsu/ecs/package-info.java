/**
 * The one call of Amazon ECS that starts and stops a service, on the JDK alone: for the program,
 * which ends itself, and for the Lambda function that wakes it. Its signed calls also serve the
 * Lambda function that puts acknowledgements on the queue.
 */
@NullMarked
package io.bongsu.ecs;

import org.jspecify.annotations.NullMarked;

/** Tests of the call of ECS. */
@NullMarked
package io.bongsu.ecs;

import org.jspecify.annotations.NullMarked;

/** What CloudWatch says: the alarm, and the readers of the shapes in which AWS delivers it. */
@NullMarked
package io.bongsu.alarm;

import org.jspecify.annotations.NullMarked;

/** Open alarms: reminders, escalation, healing and acknowledgements. */
@NullMarked
package io.bongsu.remind;

import org.jspecify.annotations.NullMarked;

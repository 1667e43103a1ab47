/** What an alarm means to us: server type, severity, team and resource by configured rules. */
@NullMarked
package io.bongsu.classify;

import org.jspecify.annotations.NullMarked;

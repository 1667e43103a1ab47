package io.bongsu.trace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code bongsu.trace.*}.
 *
 * @param enabled whether spans of OpenTelemetry are made
 */
@ConfigurationProperties("bongsu.trace")
record TraceProperties(@DefaultValue("false") boolean enabled) {}

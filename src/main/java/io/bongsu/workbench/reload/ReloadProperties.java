package io.bongsu.workbench.reload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether changed route files replace the running routes: {@code bongsu.reload.*}.
 *
 * @param enabled off, a change needs a restart
 * @param every how often the files are looked at
 * @param patience how long one replacement may hold alarms up, before it is put off
 */
@ConfigurationProperties("bongsu.reload")
record ReloadProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("1s") Duration every,
    @DefaultValue("10s") Duration patience) {}

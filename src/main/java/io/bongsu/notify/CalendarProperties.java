package io.bongsu.notify;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The calendars of schedules: {@code bongsu.calendar.*}.
 *
 * @param cache a directory for the last good copy of each
 * @param refreshPeriodMs how often they are read again, in milliseconds
 */
@ConfigurationProperties("bongsu.calendar")
public record CalendarProperties(
    @DefaultValue("./data/calendars") Path cache, @DefaultValue("900000") long refreshPeriodMs) {}

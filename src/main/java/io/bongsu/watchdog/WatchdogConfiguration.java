package io.bongsu.watchdog;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.ReservationTable;
import io.bongsu.notify.Recipients;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans that the watchdog routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchdogProperties.class)
class WatchdogConfiguration {

  @Bean
  ReservationTable reservationTable(JdbcClient jdbc, Clock clock) {
    return new ReservationTable(jdbc, clock);
  }

  /**
   * @throws SettingException if the program may end itself, for SENS would report that it is dead
   */
  @Bean
  Reservations reservations(
      ReservationTable table,
      LedgerGuard guard,
      Recipients recipients,
      WatchdogProperties properties,
      @Value("${bongsu.idle-exit}") Duration idleExit,
      @Value("${bongsu.message.zone}") ZoneId zone,
      Clock clock) {
    if (!properties.reserve().isZero() && !idleExit.isZero()) {
      throw new SettingException(
          "bongsu.watchdog.reserve",
          "must be 0 where bongsu.idle-exit lets the program end itself");
    }
    return new Reservations(table, guard, recipients, properties, zone, clock);
  }

  @Bean
  Heartbeats heartbeats(
      ReservationTable table, LedgerGuard guard, WatchdogProperties properties, Clock clock) {
    return new Heartbeats(table, guard, properties, clock);
  }
}

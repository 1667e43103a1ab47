package io.bongsu.classify;

import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The repository that the classify routes name; the classifier needs to know the teams, too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ClassifyProperties.class, DirectoryProperties.class})
class ClassifyConfiguration {

  @Bean
  AlarmRepository alarmRepository(
      AlarmTable alarms, GroupCommit commits, LedgerGuard guard, AlarmOutcomes outcomes) {
    return new AlarmRepository(alarms, commits, guard, outcomes);
  }
}

package io.bongsu.remind;

import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.Recipients;
import io.bongsu.notify.Silences;
import io.bongsu.queue.AwsProperties;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The beans that the remind routes name. */
@Configuration(proxyBeanMethods = false)
class RemindConfiguration {

  @Bean
  OpenAlarms openAlarms(
      OpenAlarmTable table,
      LedgerGuard guard,
      PlatformTransactionManager transactions,
      RemindProperties properties,
      Escalation escalation,
      Clock clock) {
    return new OpenAlarms(
        table, guard, new TransactionTemplate(transactions), properties, escalation, clock);
  }

  @Bean
  Reminders reminders(
      OpenAlarms open,
      Recipients recipients,
      Silences silences,
      RemindProperties properties,
      Clock clock) {
    return new Reminders(open, recipients, silences, properties, clock);
  }

  @Bean
  Escalations escalations(OpenAlarms open, Escalation escalation, Clock clock) {
    return new Escalations(open, escalation, false, clock);
  }

  @Bean
  Healing healing(
      AwsProperties aws,
      AwsCredentialsProvider credentials,
      AlarmTable alarms,
      OutageTable outages,
      LedgerGuard guard,
      HealProperties properties,
      Clock clock) {
    URI endpoint = aws.endpoint() == null ? endpoint(aws.region()) : aws.endpoint();
    AlarmPages pages = new CloudWatchAlarms(endpoint, aws.region(), credentials);
    return new Healing(pages, alarms, outages, guard, properties, clock);
  }

  private static URI endpoint(String region) {
    String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
    return URI.create("https://monitoring." + region + "." + suffix + "/");
  }
}

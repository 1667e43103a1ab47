package io.bongsu.remind;

import io.bongsu.ack.AckDoor;
import io.bongsu.ack.AckLimits;
import io.bongsu.burst.BurstLanes;
import io.bongsu.compose.AckLinks;
import io.bongsu.compose.AckProperties;
import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.LedgerUrl;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.Recipients;
import io.bongsu.notify.Silences;
import io.bongsu.queue.AwsProperties;
import io.bongsu.queue.IntakeQueue;
import io.bongsu.queue.QueueUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The beans that the remind routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HealProperties.class, RemindProperties.class})
class RemindConfiguration {

  @Bean
  OpenAlarms openAlarms(
      OpenAlarmTable table,
      LedgerGuard guard,
      GroupCommit commits,
      RemindProperties properties,
      Escalation escalation,
      AckLinks links,
      AckTable acknowledged,
      Silences silences,
      BurstLanes lanes,
      Clock clock) {
    return new OpenAlarms(
        table,
        guard,
        commits,
        properties,
        escalation,
        new SentLinks(links, acknowledged),
        silences,
        lanes,
        clock);
  }

  @Bean
  Reminders reminders(
      OpenAlarms open, Recipients recipients, RemindProperties properties, Clock clock) {
    return new Reminders(open, recipients, properties, clock);
  }

  @Bean
  Escalations escalations(
      OpenAlarms open, Escalation escalation, AckProperties acknowledgement, Clock clock) {
    return new Escalations(open, escalation, acknowledgement.isOn(), clock);
  }

  /** What only the ledger knows needs one that keeps it; that of a preview is its own. */
  @Bean
  Acknowledgements acknowledgements(
      AckProperties properties,
      AckTable links,
      OpenAlarmTable open,
      LedgerGuard guard,
      GroupCommit commits,
      LedgerUrl ledger,
      RemindProperties reminders,
      Escalation escalation,
      Environment environment,
      Clock clock) {
    boolean preview = environment.acceptsProfiles(Profiles.of("preview"));
    AckProperties.requireKept(properties.isOn() && ledger.isInMemory() && !preview);
    return new Acknowledgements(
        properties.tokens(clock),
        properties.expires(),
        links,
        open,
        guard,
        commits,
        reminders,
        escalation,
        clock);
  }

  @Bean
  Announcements announcements(
      AckTable links,
      OpenAlarmTable open,
      LedgerGuard guard,
      Recipients recipients,
      Escalation escalation,
      RecipientHash hash,
      Clock clock) {
    return new Announcements(links, open, guard, recipients, escalation, hash, clock);
  }

  /** Nothing is served without {@code bongsu.ack.url}. */
  @Bean
  RouterFunction<ServerResponse> ackPages(
      AckProperties properties,
      Acknowledgements acknowledgements,
      IntakeQueue queue,
      CamelContext camel,
      Clock clock) {
    if (!properties.isOn()) {
      return request -> Optional.empty();
    }
    AckDoor door =
        new AckDoor(
            properties.tokens(clock),
            properties.expires(),
            new AckLimits(clock),
            acknowledgements,
            message -> put(queue, message, camel),
            clock);
    return new AckPages(door).routes();
  }

  private static void put(IntakeQueue queue, String message, CamelContext camel)
      throws IOException {
    try {
      queue.put(List.of(message), camel);
    } catch (QueueUnavailableException away) {
      throw new IOException(away);
    }
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

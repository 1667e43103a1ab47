package io.bongsu.deliver;

import io.bongsu.burst.BurstLanes;
import io.bongsu.compose.AckLinks;
import io.bongsu.compose.AckProperties;
import io.bongsu.deliver.Channels.Kind;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.LedgerOpening;
import io.bongsu.ledger.LedgerProperties;
import io.bongsu.ledger.LedgerUrl;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.NodeTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.SiblingTable;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.MessagePrices;
import io.bongsu.notify.People;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.SensAlimtalkProperties;
import io.bongsu.sens.SensMailProperties;
import io.bongsu.sens.SensProperties;
import io.bongsu.settings.SettingException;
import io.bongsu.smtp.MailProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the deliver and status routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  DeliverProperties.class,
  MailProperties.class,
  SensAlimtalkProperties.class,
  SensMailProperties.class,
  SensProperties.class
})
class DeliverConfiguration {

  @Bean
  AggregationStrategy failIfAnyFailed() {
    return new FailIfAnyFailed();
  }

  @Bean
  AlimtalkTemplateCheck alimtalkTemplateCheck(SensAlimtalkProperties alimtalk) {
    return new AlimtalkTemplateCheck(alimtalk);
  }

  @Bean
  ChannelRequests channelRequests(
      Channels channels,
      SensAlimtalkProperties alimtalk,
      AckLinks links,
      AckProperties acknowledgement,
      MailProperties server) {
    if (alimtalk.asksForLinks() && !acknowledgement.isOn()) {
      throw new SettingException(
          "sens.alimtalk.button-url",
          "or sens.alimtalk.variables has {ack}, but " + AckProperties.URL + " is not set");
    }
    return new ChannelRequests(channels, alimtalk, links, server.isSmtp());
  }

  @Bean(destroyMethod = "end")
  DeliveryOrder deliveryOrder(
      DeliverProperties properties,
      BurstLanes lanes,
      @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new DeliveryOrder(properties.atOnce(), lanes::maxSize, monotonicClock);
  }

  @Bean
  DeliveryHealth deliveryHealthIndicator(DeliveryOrder order, DeliverProperties properties) {
    return new DeliveryHealth(order, properties.lateAfter());
  }

  @Bean
  MeterBinder waitingBursts(DeliveryOrder order) {
    return registry ->
        Gauge.builder("bongsu.deliver.waiting", order, DeliveryOrder::waiting)
            .description("bursts that wait to be delivered")
            .register(registry);
  }

  @Bean
  DeliveryMeters deliveryMeters(
      MeterRegistry registry, Recipients recipients, MessagePrices prices, Clock clock) {
    return new DeliveryMeters(registry, recipients.teamNames(), prices, clock);
  }

  @Bean
  DeliveryLog deliveryLog(
      MessageTable messages,
      MessageHistory history,
      AlarmTable alarms,
      LedgerGuard guard,
      GroupCommit commits,
      RefusedNumbers refusedNumbers,
      LedgerUrl ledger,
      LedgerProperties properties,
      Clock clock) {
    // An embedded ledger has one process, so no other can take a message over.
    Duration postWithin = ledger.isEmbedded() ? Duration.ofDays(1) : properties.beat();
    return new DeliveryLog(
        messages, history, alarms, guard, commits, refusedNumbers, postWithin, clock);
  }

  @Bean
  RefusedNumbers refusedNumbers(Clock clock) {
    return new RefusedNumbers(clock);
  }

  @Bean
  SiblingHistory siblingHistory(SiblingTable siblings, LedgerGuard guard) {
    return new SiblingHistory(siblings, guard);
  }

  @Bean
  OutageHistory outageHistory(
      OutageTable outages,
      SiblingHistory siblings,
      MessageHistory history,
      LedgerGuard guard,
      GroupCommit commits) {
    return new OutageHistory(outages, siblings, history, guard, commits);
  }

  @Bean
  UnconfirmedMessages unconfirmedMessages(
      MessageTable messages,
      MessageHistory history,
      DeliveryLog deliveryLog,
      LedgerGuard guard,
      Channels channels) {
    return new UnconfirmedMessages(messages, history, deliveryLog, guard, channels);
  }

  @Bean
  Channels channels(
      People people,
      Recipients recipients,
      Escalation escalation,
      SensAlimtalkProperties alimtalk,
      SensMailProperties mail,
      MailProperties server) {
    Set<Kind> carried = EnumSet.of(Kind.SMS);
    if (alimtalk.isConfigured()) {
      carried.add(Kind.ALIMTALK);
    }
    if (mail.isConfigured() || server.isSmtp()) {
      carried.add(Kind.MAIL);
    }
    return new ConfiguredChannels(people, recipients, escalation::everyone, carried);
  }

  /** Stopped also when the program does not get as far as to be running. */
  @Bean(destroyMethod = "stop")
  NodeHeartbeat nodeHeartbeat(
      NodeTable nodes,
      GroupCommit commits,
      LedgerGuard guard,
      LedgerOpening opening,
      LedgerProperties properties,
      LedgerUrl ledger,
      Clock clock) {
    return new NodeHeartbeat(
        nodes, commits, guard, opening, properties, ledger.isEmbedded(), clock);
  }
}

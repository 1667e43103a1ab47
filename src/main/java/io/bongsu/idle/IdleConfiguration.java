package io.bongsu.idle;

import io.bongsu.ecs.EcsService;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.NodeTable;
import io.bongsu.ledger.PendingTable;
import io.bongsu.notify.UnreadableCount;
import io.bongsu.queue.AwsProperties;
import io.bongsu.queue.InFlightCount;
import io.bongsu.queue.QueueBacklog;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** What counts as work, and how the program ends without any. A preview has no end of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdleProperties.class)
@Profile("!preview")
class IdleConfiguration {

  private static final Duration MOST = Duration.ofSeconds(5);

  @Bean
  IdleTimer idleTimer(
      IdleProperties properties,
      @Value("${bongsu.receipt.deadline}") Duration deadline,
      @Value("${bongsu.watchdog.reserve:0s}") Duration reserve,
      List<PendingWork> work,
      PendingTable pending,
      LedgerGuard guard,
      Power power,
      Clock clock) {
    Duration after = properties.idleExit();
    properties.check(deadline, reserve);
    Duration every = after.dividedBy(4).compareTo(MOST) < 0 ? after.dividedBy(4) : MOST;
    IdleExit exit =
        new IdleExit(
            after, work, () -> guard.query(pending::lastComposed, clock.instant()), power, clock);
    return new IdleTimer(exit, every, properties.isOn());
  }

  @Bean
  Power power(
      IdleProperties properties,
      ApplicationContext context,
      AwsProperties aws,
      AwsCredentialsProvider credentials,
      @Value("${AWS_ENDPOINT_URL_ECS:}") String endpoint,
      Clock clock) {
    if (properties.idleService().isBlank()) {
      return new ProcessPower(context);
    }
    URI address = endpoint.isBlank() ? EcsService.endpoint(aws.region()) : URI.create(endpoint);
    return new ServicePower(
        new EcsService(address, properties.part(0), properties.part(1), clock),
        credentials,
        aws.region());
  }

  @Bean
  PendingWork workInFlight(InFlightCount inFlight) {
    return new PendingWork("an alarm in flight", () -> inFlight.alarms() > 0);
  }

  @Bean
  PendingWork workOfNotices(UnreadableCount count) {
    return new PendingWork("a notice about messages that could not be read", count::isPending);
  }

  @Bean
  PendingWork workUnconfirmed(PendingTable pending, LedgerGuard guard) {
    return inLedger("a message that SENS has not accepted", pending::hasUnconfirmed, guard);
  }

  @Bean
  PendingWork workWaiting(PendingTable pending, LedgerGuard guard) {
    return inLedger("an alarm that waits for somebody's quiet hours", pending::hasWaiting, guard);
  }

  @Bean
  PendingWork workOpen(PendingTable pending, LedgerGuard guard) {
    return inLedger("an open alarm that somebody is reminded of", pending::hasOpen, guard);
  }

  /** Setting the desired count to 0 would end them too. */
  @Bean
  PendingWork workOfOthers(NodeTable nodes, LedgerGuard guard, Clock clock) {
    return inLedger("another process", () -> nodes.alive(clock.instant()) > 1, guard);
  }

  /** Last, since it costs a request. */
  @Bean
  @Order
  PendingWork workQueued(QueueBacklog backlog) {
    return new PendingWork("an alarm on the queue", backlog::mayHaveMessages);
  }

  private static PendingWork inLedger(String name, BooleanSupplier isLeft, LedgerGuard guard) {
    return new PendingWork(name, () -> guard.query(isLeft::getAsBoolean, true));
  }
}

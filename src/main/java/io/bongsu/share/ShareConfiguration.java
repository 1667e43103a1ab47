package io.bongsu.share;

import io.bongsu.burst.BurstLanes;
import io.bongsu.classify.AlarmRepository;
import io.bongsu.deliver.NodeHeartbeat;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.LedgerProperties;
import io.bongsu.ledger.LedgerUrl;
import io.bongsu.ledger.SharedBurstTable;
import io.bongsu.queue.FailedMessages;
import io.bongsu.queue.InFlightCount;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The bean that the burst routes name. With H2, which one process has to itself, it does nothing.
 */
@Configuration(proxyBeanMethods = false)
class ShareConfiguration {

  /**
   * Spring starts what such a bean depends on before it, and Camel must not be: it is asked for.
   */
  @Bean
  BurstSharing burstSharing(
      SharedBurstTable table,
      AlarmTable alarms,
      AlarmRepository repository,
      GroupCommit commits,
      LedgerGuard guard,
      ObjectProvider<FailedMessages> failed,
      BurstLanes lanes,
      InFlightCount inFlight,
      NodeHeartbeat nodes,
      LedgerProperties properties,
      LedgerUrl ledger,
      ObjectProvider<CamelContext> camel) {
    boolean shares = properties.shareBursts() && !ledger.isEmbedded();
    return new BurstSharing(
        table,
        alarms,
        repository,
        commits,
        guard,
        failed::getObject,
        lanes,
        inFlight,
        SharingTimes.DEFAULT,
        shares ? () -> nodes.alive() > 1 : () -> false,
        camel::getObject);
  }
}

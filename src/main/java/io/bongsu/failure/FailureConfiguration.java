package io.bongsu.failure;

import io.bongsu.burst.AlarmBurstAction;
import io.bongsu.burst.NotificationHistory;
import io.bongsu.classify.AlarmRepository;
import io.bongsu.classify.Classifier;
import io.bongsu.compose.Composer;
import io.bongsu.compose.KnownAlarms;
import io.bongsu.compose.MessageProperties;
import io.bongsu.compose.NoticeComposer;
import io.bongsu.compose.OutageDurations;
import io.bongsu.compose.Tags;
import io.bongsu.compose.Templates;
import io.bongsu.queue.DeadLetters;
import io.bongsu.queue.InFlightCount;
import io.bongsu.queue.IntakeQueue;
import io.bongsu.sens.SensHttpClient;
import io.bongsu.sens.SensMessageList;
import io.bongsu.sens.SensProperties;
import io.bongsu.sens.SensService;
import io.bongsu.sens.SensSmsSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ResourceLoader;

/** The beans that notice failures; and, but for a preview, those that send around the routes. */
@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

  @Bean
  FailureLog failuresHealthIndicator(MeterRegistry registry, Clock clock) {
    return new FailureLog(registry, clock);
  }

  @Bean
  NoteFailure noteFailure(FailureLog log) {
    return new NoteFailure(log);
  }

  @Bean
  InterceptStrategy safeConditions(FailureLog log) {
    return new SafeConditions(log);
  }

  /** A preview receives nothing from the queue and sends nothing. */
  @Configuration(proxyBeanMethods = false)
  @Profile("!preview")
  static class Around {

    /** Camel asks for it while its context is made, so nothing below may need that context. */
    @Bean
    RoutePolicyFactory outcomePolicies(AlarmRescue rescue) {
      return new OutcomePolicies(rescue);
    }

    @Bean
    AlarmRescue alarmRescue(
        @Value("${bongsu.queue.name}") String queue,
        NoteFailure note,
        NotificationHistory history,
        InFlightCount inFlight,
        Bypass bypass) {
      return new AlarmRescue(queue, note, history, inFlight, bypass);
    }

    @Bean
    Bypass bypass(
        AlarmRepository alarms,
        Classifier classifier,
        IntakeQueue intake,
        DeadLetters deadLetters,
        @Value("${bongsu.ingest.notices}") String notices) {
      return new Bypass(alarms, classifier, intake, deadLetters, notices.equals("send"));
    }

    @Bean
    SensHttpClient failureSensClient(SensProperties sens) {
      SensHttpClient client = new SensHttpClient();
      client.setConnectTimeout(sens.connectTimeout().toString());
      client.setResponseTimeout(sens.responseTimeout().toString());
      return client;
    }

    @Bean
    FailureRoutes failureRoutes(
        AlarmBurstAction lane,
        Clock clock,
        Tags tags,
        MessageProperties messages,
        ResourceLoader resources,
        OutageDurations outages,
        KnownAlarms known,
        SensProperties sens,
        MeterRegistry registry) {
      Templates builtIn = Templates.read("classpath:templates/", resources);
      MarkedComposer composer =
          new MarkedComposer(
              new Composer(clock, tags, messages, builtIn, outages, known),
              new NoticeComposer(clock, tags, builtIn));
      String address = sens.baseUrl() + "/sms/v2/services/" + sens.serviceId() + "/messages";
      SensSmsSink sink = configured(new SensSmsSink(), sens);
      SensMessageList list = configured(new SensMessageList(), sens);
      return new FailureRoutes(lane, composer, sink, list, address, registry);
    }

    /**
     * As the lane urgent: a broken file fails every alarm of a storm, which is one message then.
     */
    @Bean
    AlarmBurstAction failureLane(
        @Value("${bongsu.burst.urgent.first-wait}") Duration firstWait,
        @Value("${bongsu.burst.urgent.window}") Duration window,
        @Value("${bongsu.burst.urgent.max-window}") Duration maxWindow,
        @Value("${bongsu.burst.urgent.max-size}") int maxSize) {
      AlarmBurstAction lane = new AlarmBurstAction();
      lane.setLane(FailureRoutes.LANE);
      lane.setFirstWait(firstWait);
      lane.setWindow(window);
      lane.setMaxWindow(maxWindow);
      lane.setMaxSize(maxSize);
      return lane;
    }

    private static <T extends SensService> T configured(T service, SensProperties sens) {
      service.setBaseUrl(sens.baseUrl());
      service.setServiceId(sens.serviceId());
      service.setAccessKey(sens.accessKey());
      service.setSecretKey(sens.secretKey());
      service.setFrom(sens.from());
      return service;
    }
  }
}

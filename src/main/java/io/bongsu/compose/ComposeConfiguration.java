package io.bongsu.compose;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** The beans that the compose routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  AccountProperties.class,
  AckProperties.class,
  MessageProperties.class
})
public class ComposeConfiguration {

  /** Unless a preview has put a repeatable generator in the place. */
  @Bean
  Tags messageTags(MessageProperties properties, ObjectProvider<RandomGenerator> random) {
    return new Tags(random.getIfAvailable(SecureRandom::new), properties.tagLength());
  }

  @Bean
  KnownAlarms knownAlarms(ObjectProvider<SentSiblings> history) {
    return new KnownAlarms(history.getIfAvailable(() -> alarms -> List.of()));
  }

  @Bean
  Templates messageTemplates(MessageProperties properties, ResourceLoader resources) {
    return Templates.read(properties.templates(), resources);
  }

  @Bean
  NoticeComposer noticeComposer(
      ObjectProvider<Clock> clock, Tags messageTags, Templates messageTemplates) {
    return new NoticeComposer(
        clock.getIfAvailable(Clock::systemUTC), messageTags, messageTemplates);
  }

  @Bean
  Composer composer(
      ObjectProvider<Clock> clock,
      Tags messageTags,
      MessageProperties properties,
      AccountProperties accounts,
      Templates messageTemplates,
      ObjectProvider<OutageDurations> outages,
      KnownAlarms knownAlarms,
      AckLinks ackLinks) {
    return new Composer(
        clock.getIfAvailable(Clock::systemUTC),
        messageTags,
        properties.with(accounts),
        messageTemplates,
        outages.getIfAvailable(() -> recovery -> Optional.empty()),
        knownAlarms,
        ackLinks);
  }

  @Bean
  AckLinks ackLinks(AckProperties properties, ObjectProvider<Clock> clock) {
    return new AckLinks(properties, clock.getIfAvailable(Clock::systemUTC));
  }
}

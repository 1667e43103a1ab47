package io.bongsu.routes;

import io.bongsu.support.Phones;
import io.bongsu.support.sens.Account;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What every route test needs, below the properties of the test class and above the environment.
 */
final class RouteTestSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String NOWHERE = "http://127.0.0.1:1";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    Account account = Account.example();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bongsu.queue.url", NOWHERE + "/alarms");
    settings.put("bongsu.queue.dead-letter-url", NOWHERE + "/dead");
    settings.put("bongsu.aws.endpoint", NOWHERE);
    settings.put("bongsu.recipients.default", Phones.ON_CALL);
    settings.put("bongsu.notice.check-period-ms", "3600000");
    settings.put("sens.base-url", NOWHERE);
    settings.put("sens.service-id", account.serviceId());
    settings.put("sens.access-key", account.accessKey());
    settings.put("sens.secret-key", account.secretKey());
    settings.put("sens.from", account.sender());
    settings.put("spring.datasource.url", "jdbc:h2:mem:" + System.nanoTime());
    settings.put("spring.jmx.enabled", "false");
    var sources = context.getEnvironment().getPropertySources();
    MapPropertySource ours = new MapPropertySource("route test", settings);
    if (sources.contains("Inlined Test Properties")) {
      sources.addAfter("Inlined Test Properties", ours);
    } else {
      sources.addFirst(ours);
    }
  }
}

package io.bongsu.support;

import io.bongsu.BongsuApplication;
import io.bongsu.support.sens.FakeSens;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program in this process, on a queue and a SENS of the test's own. */
public final class Program implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Program(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it with waits short enough for a test; {@code settings} are set above those. */
  public static Program start(EmbeddedQueue queue, FakeSens sens, Map<String, String> settings) {
    return start(queue, sens, settings, Object.class);
  }

  /** The same with a configuration whose primary beans stand in for some of the program's. */
  public static Program start(
      EmbeddedQueue queue, FakeSens sens, Map<String, String> settings, Class<?> configuration) {
    Map<String, String> all = new HashMap<>(sens.settings());
    all.put("bongsu.aws.endpoint", queue.endpoint().toString());
    all.putAll(settings);
    return start(all, Map.of(), configuration);
  }

  /**
   * The same where the settings say what queue and what SENS.
   *
   * @param beans that the program has besides its own
   */
  public static Program start(Map<String, String> settings, Map<String, Object> beans) {
    return start(settings, beans, Object.class);
  }

  private static Program start(
      Map<String, String> settings, Map<String, Object> beans, Class<?> configuration) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("bongsu.queue.create", "true");
    all.put("bongsu.queue.wait-seconds", "1");
    all.put("bongsu.queue.visibility-timeout-seconds", "2");
    all.put("bongsu.recipients.default", Phones.ON_CALL);
    all.put("bongsu.recipients.ml", Phones.ML_TEAM);
    all.put("bongsu.teams.ai", "ml");
    all.put("bongsu.burst.urgent.first-wait", "300ms");
    all.put("bongsu.burst.urgent.window", "600ms");
    all.put("bongsu.burst.digest.first-wait", "300ms");
    all.put("bongsu.burst.digest.window", "600ms");
    all.put("bongsu.burst.notice.first-wait", "300ms");
    all.put("bongsu.burst.notice.window", "600ms");
    // Tests share a program, and together their alarms would be a storm.
    all.put("bongsu.storm.alarms", "0");
    all.put("bongsu.flapping.changes", "0");
    all.put("bongsu.notice.check-period-ms", "3600000");
    all.put("bongsu.budget.check-period-ms", "3600000");
    all.put("bongsu.brief.check-period-ms", "3600000");
    all.put("bongsu.remind.check-period-ms", "3600000");
    all.put("bongsu.deliver.per-second", "1000");
    all.put("bongsu.deliver.retry-delay-ms", "50");
    all.put("bongsu.deliver.retry-max-delay-ms", "200");
    all.put("spring.datasource.url", "jdbc:h2:mem:" + System.nanoTime());
    all.putAll(settings);
    return new Program(
        new SpringApplicationBuilder(BongsuApplication.class, configuration)
            .properties(all)
            .properties("spring.jmx.enabled=false")
            .initializers(context -> beans.forEach(context.getBeanFactory()::registerSingleton))
            .run(arguments(all)));
  }

  /** As arguments, so that nothing in the environment can outrank them. */
  private static String[] arguments(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  /** Address of a path at its HTTP port. */
  public URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}

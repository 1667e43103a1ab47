package io.bongsu.workbench.preview;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The settings of a preview: those of the program, under a few that keep it from the world, and
 * above stand-ins for what only the world would need.
 */
final class PreviewSettings {

  private static final String TEAMS = "bongsu.teams";
  private static final String RECIPIENTS = "bongsu.recipients";

  private PreviewSettings() {}

  /**
   * Lays them over and under the environment's own.
   *
   * @return whether the recipients are made up, because none are configured
   */
  static boolean apply(ConfigurableEnvironment environment) {
    environment.getPropertySources().addFirst(new MapPropertySource("preview", over()));
    environment.getPropertySources().addLast(new Account());
    Binder binder = Binder.get(environment);
    if (binder.bind(RECIPIENTS, Bindable.mapOf(String.class, Object.class)).isBound()) {
      return false;
    }
    TreeSet<String> teams = teams(binder);
    environment.getPropertySources().addFirst(new MapPropertySource("examples", people(teams)));
    return true;
  }

  /** Team names: {@code api: ops}, or {@code api[0].team: ops} where they depend on the hour. */
  private static TreeSet<String> teams(Binder binder) {
    TreeSet<String> teams = new TreeSet<>();
    binder
        .bind(TEAMS, Bindable.mapOf(String.class, String.class))
        .orElse(Map.of())
        .forEach(
            (key, value) -> {
              if (!key.contains("[") || key.endsWith(".team")) {
                teams.add(value);
              }
            });
    return teams;
  }

  /** What must not be otherwise, whatever is configured. */
  private static Map<String, Object> over() {
    Map<String, Object> settings = StubComponents.settings();
    settings.put("bongsu.queue.url", VirtualQueue.ALARMS);
    settings.put("bongsu.queue.dead-letter-url", "preview:dead");
    settings.put("bongsu.clock.check-every-ms", "86400000");
    settings.put("bongsu.deliver.per-second", "1000000");
    settings.put("bongsu.fallback.topic-arn", "");
    settings.put("bongsu.trace.enabled", "false");
    settings.put("camel.main.name", "bongsu-preview");
    settings.put("camel.main.jmx-enabled", "false");
    settings.put("camel.main.startup-summary-level", "off");
    settings.put("management.metrics.use-global-registry", "false");
    settings.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID());
    settings.put("spring.datasource.driver-class-name", "org.h2.Driver");
    settings.put("spring.jmx.enabled", "false");
    return settings;
  }

  /** Made-up phones, one for each team: zeros, and at the end the team's place in the alphabet. */
  private static Map<String, Object> people(TreeSet<String> teams) {
    Map<String, Object> people = new LinkedHashMap<>();
    teams.remove("default");
    people.put(RECIPIENTS + ".default", example(0));
    teams.forEach(team -> people.put(RECIPIENTS + "." + team, example(people.size())));
    return people;
  }

  private static String example(int place) {
    return "010%08d".formatted(place);
  }

  /**
   * Stands in for every key of a SENS account, and for the secret of links, that is not configured,
   * by its name: nothing is sent anyway.
   */
  private static final class Account extends PropertySource<String> {

    Account() {
      super("preview account", "none");
    }

    @Override
    public @Nullable Object getProperty(String name) {
      return name.startsWith("sens.") || name.equals("bongsu.ack.secret") ? value(name) : null;
    }

    private static String value(String name) {
      if (name.endsWith(".base-url")) {
        return "https://sens.invalid";
      }
      return name.endsWith(".from") ? "000" : name;
    }
  }
}

package io.bongsu.classify;

import io.bongsu.calendar.TeamTurnFromText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** A classifier as Spring would configure it: the shipped rules, and settings of a test. */
final class Configured {

  private static final Set<String> TEAMS = Set.of("default", "api", "ml", "dba");

  private Configured() {}

  /** With the shipped rules; settings are keys as in a properties file. */
  static Classifier classifier(Map<String, Object> settings) {
    return classifier(settings, Clock.systemUTC());
  }

  /** The same at a time; hours count in Seoul. */
  static Classifier classifier(Map<String, Object> settings, Clock clock) {
    return classifier(settings, clock, ZoneId.of("Asia/Seoul"));
  }

  static Classifier classifier(Map<String, Object> settings, Clock clock, ZoneId zone) {
    return new Classifier(properties(settings), directory(settings), TEAMS::contains, clock, zone);
  }

  static ClassifyProperties properties(Map<String, Object> settings) {
    return bind("bongsu.classify", ClassifyProperties.class, settings);
  }

  private static DirectoryProperties directory(Map<String, Object> settings) {
    return bind("bongsu", DirectoryProperties.class, settings);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, Object> settings) {
    List<PropertySource<?>> sources = new ArrayList<>();
    sources.add(new MapPropertySource("test", settings));
    sources.addAll(shipped());
    Iterable<ConfigurationPropertySource> configuration =
        ConfigurationPropertySources.from(sources);
    ApplicationConversionService conversion = new ApplicationConversionService();
    conversion.addConverter(new TeamTurnFromText());
    return new Binder(configuration, name -> name, conversion).bindOrCreate(prefix, type);
  }

  private static List<PropertySource<?>> shipped() {
    try {
      return new YamlPropertySourceLoader()
          .load("shipped", new ClassPathResource("bongsu-classify.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

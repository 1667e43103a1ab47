package io.bongsu.workbench.check;

import io.bongsu.routes.RouteFiles;
import io.bongsu.routes.RouteSource;
import io.bongsu.settings.SettingException;
import io.bongsu.settings.SettingProblems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses to start with a key under {@code bongsu} or {@code sens} that nothing reads, before any
 * bean is made; a variable only warns, because a deployment sets variables that are not meant for
 * the program.
 */
final class StartSettings implements BeanFactoryPostProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(StartSettings.class);

  private final ConfigurableEnvironment environment;

  StartSettings(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    UnknownKeys keys =
        new UnknownKeys(new KnownKeys(SettingProblems.records(beans)), names(this::isShipped));
    variables().filter(keys::isUnknownVariable).map(keys::variableSentence).forEach(LOG::warn);
    Set<String> unknown = names(source -> !isShipped(source) && !isOfTheProcess(source));
    unknown.removeIf(key -> !keys.isUnknown(key));
    if (!unknown.isEmpty()) {
      unknown.removeAll(placeholders());
    }
    if (!unknown.isEmpty()) {
      List<String> sentences = new ArrayList<>(unknown.stream().map(keys::sentence).toList());
      sentences.addAll(SettingProblems.of(beans, environment));
      throw SettingException.all(sentences);
    }
  }

  private Stream<PropertySource<?>> sources() {
    return environment.getPropertySources().stream();
  }

  private boolean isShipped(PropertySource<?> source) {
    return source instanceof OriginTrackedMapPropertySource
        && source.getName().contains("class path resource");
  }

  private boolean isOfTheProcess(PropertySource<?> source) {
    return source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
  }

  private Set<String> names(java.util.function.Predicate<PropertySource<?>> wanted) {
    Set<String> names = new TreeSet<>();
    sources()
        .filter(
            source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
        .filter(wanted)
        .map(ConfigurationPropertySource::from)
        .filter(IterableConfigurationPropertySource.class::isInstance)
        .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
        .map(ConfigurationPropertyName::toString)
        .map(name -> name.replaceAll("\\[\\d+].*", ""))
        .forEach(names::add);
    return names;
  }

  private Stream<String> variables() {
    return sources()
        .filter(this::isOfTheProcess)
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .distinct();
  }

  /** Keys that a route file names as {@code {{key}}}: those are the user's own. */
  private Set<String> placeholders() {
    Set<String> keys = new TreeSet<>();
    try {
      for (RouteSource route :
          new RouteFiles(environment.getProperty("bongsu.routes", "")).read()) {
        java.util.regex.Pattern.compile("\\{\\{\\??([^{}:]+)")
            .matcher(route.text())
            .results()
            .forEach(found -> keys.add(found.group(1)));
      }
    } catch (IOException unreadable) {
      LOG.debug("bongsu.routes cannot be read yet", unreadable);
    }
    return keys;
  }
}

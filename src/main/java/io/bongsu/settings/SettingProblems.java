package io.bongsu.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * All settings that the program's records refuse, not only the first at which a start fails. What
 * is missing gets a stand-in meanwhile, so that what follows in the same record is seen too.
 */
public final class SettingProblems {

  /** More settings than these are missing in no record. */
  private static final int MOST = 20;

  private static final String STAND_IN = "0";

  private final MutablePropertySources sources = new MutablePropertySources();
  private final ApplicationConversionService conversion = new ApplicationConversionService();

  private SettingProblems(ConfigurableEnvironment environment) {
    environment.getPropertySources().forEach(sources::addLast);
  }

  /** Sentences, each once; none if all records can be made. */
  public static List<String> of(
      ConfigurableListableBeanFactory beans, ConfigurableEnvironment environment) {
    SettingProblems problems = new SettingProblems(environment);
    types(beans, ConfigurationPropertiesBinding.class).forEach(problems::convert);
    Set<String> sentences = new LinkedHashSet<>();
    records(beans).forEach(type -> sentences.addAll(problems.refused(type)));
    return List.copyOf(sentences);
  }

  /** The records to which settings under {@code bongsu} and {@code sens} are bound. */
  public static List<Class<?>> records(ConfigurableListableBeanFactory beans) {
    return types(beans, ConfigurationProperties.class).stream().filter(Class::isRecord).toList();
  }

  private static List<Class<?>> types(
      ConfigurableListableBeanFactory beans,
      Class<? extends java.lang.annotation.Annotation> annotation) {
    List<Class<?>> types = new ArrayList<>();
    for (String name : beans.getBeanNamesForAnnotation(annotation)) {
      Class<?> type = beans.getType(name, false);
      if (type != null && type.getName().startsWith("io.bongsu.")) {
        types.add(type);
      }
    }
    return types;
  }

  private void convert(Class<?> type) {
    conversion.addConverter((Converter<?, ?>) BeanUtils.instantiateClass(type));
  }

  private List<String> refused(Class<?> type) {
    List<String> sentences = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    for (int round = 0; round < MOST; round++) {
      try {
        bind(type);
        return sentences;
      } catch (BindException | SettingException e) {
        String key = StartFailure.missingKey(e);
        boolean again = !key.isEmpty() && missing.add(key);
        if (missing.isEmpty() || again) {
          StartFailure.sentence(e).ifPresent(sentences::add);
        }
        if (!again) {
          return sentences;
        }
        sources.addLast(new MapPropertySource("stand-in for " + key, Map.of(key, STAND_IN)));
      }
    }
    return sentences;
  }

  private void bind(Class<?> type) {
    ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
    new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(sources),
            conversion)
        .bindOrCreate(properties == null ? "" : properties.value(), Bindable.of(type));
  }
}

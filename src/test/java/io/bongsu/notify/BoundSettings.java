package io.bongsu.notify;

import io.bongsu.calendar.TeamTurnFromText;
import io.bongsu.settings.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Settings of a test, bound from YAML as Spring binds them at start. */
final class BoundSettings {

  private BoundSettings() {}

  /** What stands below {@code bongsu}; a refusal is thrown as it is. */
  static RecipientsProperties of(String yaml) {
    ApplicationConversionService conversion = new ApplicationConversionService();
    conversion.addConverter(new RecipientFromText());
    conversion.addConverter(new RecipientFromNumber());
    conversion.addConverter(new TeamTurnFromText());
    try {
      return new Binder(ConfigurationPropertySources.from(sources(yaml)), name -> name, conversion)
          .bindOrCreate("bongsu", RecipientsProperties.class);
    } catch (BindException e) {
      throw Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
          .filter(SettingException.class::isInstance)
          .map(RuntimeException.class::cast)
          .findFirst()
          .orElse(e);
    }
  }

  private static List<PropertySource<?>> sources(String yaml) {
    try {
      return new YamlPropertySourceLoader()
          .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

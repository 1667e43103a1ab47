package io.bongsu.alarm;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleTypeConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the routes their reader, and what they need to compare an alarm with words. */
@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {

  @Bean
  AlarmReader alarmReader() {
    return new AlarmReader();
  }

  /**
   * For conditions such as {@code ${body.severity} == 'CRITICAL'}: without a converter of its own
   * for the type, Camel searches all converters anew for each comparison.
   */
  @Bean
  CamelContextConfiguration alarmWords() {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        add(converters, Severity.class);
        add(converters, AlarmState.class);
        add(converters, Flapping.Phase.class);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }

  private static <E extends Enum<E>> void add(TypeConverterRegistry converters, Class<E> type) {
    Map<String, E> byName =
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
    converters.addTypeConverter(
        type,
        String.class,
        new SimpleTypeConverter(false, (to, exchange, word) -> byName.get(word)));
  }
}

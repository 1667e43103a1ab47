package io.bongsu.notify;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;

/** Reads a phone number that YAML took for a number; see {@link RecipientEntry#digits}. */
@ConfigurationPropertiesBinding
final class RecipientFromNumber implements Converter<Number, RecipientEntry> {

  @Override
  public RecipientEntry convert(Number number) {
    return new RecipientEntry(number.toString(), null, Language.KO.code());
  }
}

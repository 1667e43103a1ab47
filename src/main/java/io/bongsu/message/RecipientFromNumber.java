package io.bongsu.message;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Gives back the digits of a phone number that YAML took for a number: unquoted digits that begin
 * with 0 and hold neither 8 nor 9 are octal in YAML 1.1, so {@code 01000000001} arrives as
 * 134217729. Only what can have been 010 and eight digits is turned back, which no decimal spelling
 * of a phone number collides with; anything else is left for the check to refuse.
 */
@Component
@ConfigurationPropertiesBinding
final class RecipientFromNumber implements Converter<Number, RecipientEntry> {

  private static final long FIRST = 0_1000000000L;
  private static final long LAST = 0_1077777777L;

  @Override
  public RecipientEntry convert(Number number) {
    long value = number.longValue();
    boolean octal = value >= FIRST && value <= LAST;
    String digits = octal ? "0" + Long.toOctalString(value) : Long.toString(value);
    return new RecipientEntry(digits, null, Language.KO.code());
  }
}

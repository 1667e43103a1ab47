package io.bongsu.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads {@code number [name …] [ko|en]}, such as {@code 010-0000-0001 Night Shift en}: what stands
 * first is the number, a language code at the end is the language, between them is the name.
 */
@ConfigurationPropertiesBinding
final class RecipientFromText implements Converter<String, RecipientEntry> {

  @Override
  public RecipientEntry convert(String text) {
    List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
    String number = words.remove(0);
    String language = Language.KO.code();
    if (!words.isEmpty() && isLanguage(words.get(words.size() - 1))) {
      language = words.remove(words.size() - 1);
    }
    return new RecipientEntry(number, words.isEmpty() ? null : String.join(" ", words), language);
  }

  private static boolean isLanguage(String word) {
    for (Language language : Language.values()) {
      if (language.code().equals(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}

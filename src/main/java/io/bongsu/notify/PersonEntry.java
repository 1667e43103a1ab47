package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code bongsu.people}, as it was written and before it was checked: were it refused
 * while Spring binds it, Spring would print it, number and all.
 *
 * @param phone digits, dashes allowed; null for none
 * @param then {@code sms:<number>}, {@code alimtalk}, {@code mail:<address>}
 * @param language {@code ko} or {@code en}
 * @param quiet a key of {@code bongsu.quiet}; null for none
 * @param maxPerHour texts in an hour; null or 0 for no limit
 */
record PersonEntry(
    @Nullable String phone,
    @DefaultValue List<String> then,
    @DefaultValue("ko") String language,
    @Nullable String quiet,
    @Nullable Integer maxPerHour) {

  /**
   * The person.
   *
   * @throws SettingException if a part of it cannot be used; names the key and never the number
   */
  Person person(String name) {
    String key = "bongsu.people." + name;
    Language language = language(key + ".language", language());
    int limit = maxPerHour == null ? 0 : maxPerHour;
    if (limit < 0) {
      throw new SettingException(key + ".max-per-hour", "must not be negative");
    }
    return new Person(name, recipient(key, name, language), channels(key), language, quiet, limit);
  }

  private @Nullable Recipient recipient(String key, String name, Language language) {
    if (phone == null || phone.isBlank()) {
      return null;
    }
    return recipient(key + ".phone", new RecipientEntry(phone, name, language.code()));
  }

  /** A phone number of a setting as a recipient; refused without repeating it. */
  static Recipient recipient(String key, RecipientEntry entry) {
    Language language = language(key + ".language", entry.language());
    try {
      return new Recipient(entry.digits(), entry.name(), language);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          key,
          "is not a Korean mobile number: write 010 and eight digits, in quotes, for YAML reads"
              + " unquoted digits that begin with 0 as another number");
    }
  }

  static Language language(String key, String code) {
    try {
      return Language.valueOf(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new SettingException(key, "is neither ko nor en");
    }
  }

  private List<Channel> channels(String key) {
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < then.size(); i++) {
      channels.add(Channel.parse(key + ".then[" + i + "]", then.get(i)));
    }
    return channels;
  }

  @Override
  public String toString() {
    return "an entry of bongsu.people";
  }
}

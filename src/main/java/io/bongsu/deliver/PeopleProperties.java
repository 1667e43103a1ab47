package io.bongsu.deliver;

import io.bongsu.settings.SettingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The people with more than one channel: {@code bongsu.people.<name>}.
 *
 * @param people by name
 */
@ConfigurationProperties("bongsu")
record PeopleProperties(@Nullable Map<String, Entry> people) {

  /**
   * One person.
   *
   * @param phone the first channel
   * @param then the next ones in order, each {@code sms:<number>}
   */
  record Entry(@Nullable String phone, @Nullable List<String> then) {

    /** Without numbers: this may reach a log. */
    @Override
    public String toString() {
      return "an entry of bongsu.people";
    }
  }

  PeopleProperties {
    people = people == null ? Map.of() : Map.copyOf(people);
    people.forEach(
        (name, entry) -> {
          if (entry.phone() == null) {
            throw new SettingException("bongsu.people." + name + ".phone", "is missing");
          }
        });
  }

  /** The people that are configured. */
  Map<String, Entry> byName() {
    return people == null ? Map.of() : people;
  }

  @Override
  public String toString() {
    return "people " + (people == null ? "" : people.keySet());
  }
}

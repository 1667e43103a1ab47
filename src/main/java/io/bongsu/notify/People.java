package io.bongsu.notify;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The persons of {@code bongsu.people}, by name and by phone number. Immutable. */
public final class People {

  private final Map<String, Person> byName;
  private final Map<String, Person> byNumber = new LinkedHashMap<>();

  public People(Map<String, Person> byName) {
    this.byName = Map.copyOf(byName);
    this.byName
        .values()
        .forEach(
            person -> {
              Recipient recipient = person.recipient();
              if (recipient != null) {
                byNumber.put(recipient.number(), person);
              }
            });
  }

  public Optional<Person> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whose phone a number is; empty for a number that stands in {@code bongsu.recipients} only. */
  public Optional<Person> withNumber(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  public Collection<Person> all() {
    return byName.values();
  }
}

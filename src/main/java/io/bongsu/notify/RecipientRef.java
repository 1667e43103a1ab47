package io.bongsu.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a team, read: a phone number, or the name of something that says who it is. The
 * forms are {@code 010…}, {@code person:<name>}, {@code schedule:<name>} and {@code team:<name>}.
 */
sealed interface RecipientRef {

  /** A number that stands in {@code bongsu.recipients} itself. */
  record OfNumber(Recipient recipient) implements RecipientRef {

    static List<RecipientRef> all(List<Recipient> recipients) {
      return recipients.stream().<RecipientRef>map(OfNumber::new).toList();
    }
  }

  /** A key of {@code bongsu.people}. */
  record OfPerson(String name) implements RecipientRef {}

  /** A key of {@code bongsu.schedules}: whoever is on duty. */
  record OfSchedule(String name) implements RecipientRef {}

  /** A key of {@code bongsu.recipients}: everybody of another team. */
  record OfTeam(String name) implements RecipientRef {}

  /** The reference that a text is; null if it is none, and so a number. */
  static @Nullable RecipientRef named(String text) {
    String[] parts = text.strip().split(":", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      return null;
    }
    String name = parts[1].strip();
    return switch (parts[0].strip()) {
      case "person" -> new OfPerson(name);
      case "schedule" -> new OfSchedule(name);
      case "team" -> new OfTeam(name);
      default -> null;
    };
  }
}

package io.bongsu.deliver;

import io.bongsu.notify.People;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How people can be reached, and who is next when a person cannot be reached. A person is known by
 * the number of their phone.
 */
public interface Channels {

  /** What carries a message. */
  enum Kind {
    SMS,
    ALIMTALK,
    MAIL;

    /** As it stands in the ledger and in {@code bongsu.people.<name>.then}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param key what carries a message; null for SMS
     */
    static boolean isSms(@Nullable String key) {
      return key == null || of(key) == SMS;
    }

    public static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One way to a person.
   *
   * @param recipient the phone; the person's first one, where the channel is no phone
   */
  record Channel(Kind kind, Recipient recipient) {}

  /** Teams of people with one channel each. */
  static Channels ofTeams(Recipients recipients) {
    return new ConfiguredChannels(
        new People(Map.of()), recipients, (team, at) -> List.of(), Set.of(Kind.SMS));
  }

  /** The channels of a person after this one, in order; none for a number of no known person. */
  List<Channel> after(String number, Kind kind);

  /** The people of the team's escalation, in its order. */
  List<Recipient> escalation(String team, Instant at);

  /**
   * Who is notified when nobody of the escalation is left, either: the team. Those who have the
   * message already are left out by the caller.
   */
  List<Recipient> others(String team, Instant at);

  /** The recipients that only a channel names, and not a team. */
  List<Recipient> known();

  /** The mail address of a person, by the number of their phone. */
  Optional<String> mailOf(String number);

  /** All phones that a message of the team may be for, at whatever time; each number once. */
  List<Recipient> everyone(String team);
}

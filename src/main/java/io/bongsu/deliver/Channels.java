package io.bongsu.deliver;

import io.bongsu.notify.People;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people can be reached, and who is next when somebody cannot. A person is known by the number
 * of their phone.
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

    public static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One way to a person.
   *
   * @param recipient whose phone it is; for mail, whose mailbox
   * @param address of a mailbox; null for a phone
   */
  record Channel(Kind kind, Recipient recipient, @Nullable String address) {}

  /** Teams of people with one channel each. */
  static Channels ofTeams(Recipients recipients) {
    return new ConfiguredChannels(new People(Map.of()), recipients);
  }

  /** The channels of a person after this one, in order; none for a number of no known person. */
  List<Channel> after(String number, Kind kind);

  /**
   * Who is notified when a person of the team cannot be reached: the next of the escalation, or the
   * team. Those who have the message already are left out by the caller.
   */
  List<Recipient> others(String team, Instant at);

  /** The phones that are channels of some person, beyond the members of the teams. */
  List<Recipient> known();

  /** All phones that a message of the team may be for, at whatever time; each number once. */
  List<Recipient> everyone(String team);

  /** The mailbox of a person. */
  Optional<String> mailOf(String number);
}

package io.bongsu.deliver;

import io.bongsu.notify.People;
import io.bongsu.notify.Person;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.settings.SettingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The channels of {@code bongsu.people}; the next people are the rest of the team. Immutable. */
final class ConfiguredChannels implements Channels {

  private final Map<String, List<Channel>> byNumber = new LinkedHashMap<>();
  private final Recipients recipients;

  /**
   * @throws SettingException if a person has a channel that Bongsu does not carry yet
   */
  ConfiguredChannels(People people, Recipients recipients) {
    this.recipients = recipients;
    people.all().forEach(this::add);
  }

  /** A person without a phone receives nothing first, so nothing can follow. */
  private void add(Person person) {
    Recipient first = person.recipient();
    if (first == null) {
      return;
    }
    List<Channel> channels = new ArrayList<>(List.of(new Channel(Kind.SMS, first)));
    person.then().forEach(next -> channels.add(channel(person, next, first)));
    byNumber.put(first.number(), List.copyOf(channels));
  }

  private static Channel channel(Person person, io.bongsu.notify.Channel next, Recipient first) {
    if (next.kind() != io.bongsu.notify.Channel.Kind.SMS) {
      throw new SettingException(
          "bongsu.people." + person.name() + ".then",
          "has an entry that is not sms:<number>; AlimTalk and mail cannot be sent yet");
    }
    String number = Objects.requireNonNull(next.address());
    return new Channel(Kind.SMS, new Recipient(number, first.name(), first.language()));
  }

  @Override
  public List<Channel> after(String number, Kind kind) {
    for (List<Channel> channels : byNumber.values()) {
      for (int i = 0; i < channels.size(); i++) {
        Channel channel = channels.get(i);
        if (channel.kind() == kind && channel.recipient().number().equals(number)) {
          return channels.subList(i + 1, channels.size());
        }
      }
    }
    return List.of();
  }

  @Override
  public List<Recipient> others(String team, Instant at) {
    return recipients.of(team, at);
  }

  @Override
  public List<Recipient> known() {
    return byNumber.values().stream().flatMap(List::stream).map(Channel::recipient).toList();
  }

  @Override
  public List<Recipient> everyone(String team) {
    Map<String, Recipient> all = new LinkedHashMap<>();
    Stream.concat(recipients.everyone(team).stream(), known().stream())
        .forEach(person -> all.putIfAbsent(person.number(), person));
    return List.copyOf(all.values());
  }
}

package io.bongsu.deliver;

import io.bongsu.notify.People;
import io.bongsu.notify.Person;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.settings.SettingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The channels of {@code bongsu.people}; the next people are those of {@code bongsu.escalation} and
 * the rest of the team. Immutable.
 */
final class ConfiguredChannels implements Channels {

  private final Map<String, List<Channel>> byNumber = new LinkedHashMap<>();
  private final Map<String, String> mails = new HashMap<>();
  private final Set<Kind> carried;
  private final Recipients recipients;
  private final BiFunction<String, Instant, List<Recipient>> escalation;

  /**
   * @param escalation the people of a team's escalation at a time
   * @param carried the channels that are configured
   * @throws SettingException if a person has another one
   */
  ConfiguredChannels(
      People people,
      Recipients recipients,
      BiFunction<String, Instant, List<Recipient>> escalation,
      Set<Kind> carried) {
    this.recipients = recipients;
    this.escalation = escalation;
    this.carried = carried;
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

  private Channel channel(Person person, io.bongsu.notify.Channel next, Recipient first) {
    Kind kind = Kind.valueOf(next.kind().name());
    String key = "bongsu.people." + person.name() + ".then";
    if (!carried.contains(kind)) {
      String smtp = kind == Kind.MAIL ? ", and bongsu.mail.via is not smtp" : "";
      throw new SettingException(
          key, "has " + kind.key() + ", but sens." + kind.key() + ".service-id is not set" + smtp);
    }
    if (kind == Kind.MAIL && mails.put(first.number(), address(next)) != null) {
      throw new SettingException(key, "has two mail addresses for one phone");
    }
    return kind == Kind.SMS
        ? new Channel(kind, new Recipient(address(next), first.name(), first.language()))
        : new Channel(kind, first);
  }

  private static String address(io.bongsu.notify.Channel channel) {
    return Objects.requireNonNull(channel.address());
  }

  @Override
  public Optional<String> mailOf(String number) {
    return Optional.ofNullable(mails.get(number));
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
  public List<Recipient> escalation(String team, Instant at) {
    return escalation.apply(team, at);
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

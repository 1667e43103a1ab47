package io.bongsu.deliver;

import io.bongsu.notify.Language;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.settings.SettingException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The channels of {@code bongsu.people}; the next people are the rest of the team. Immutable.
 *
 * <p>What is wrong stops the start with a sentence that names the key and never a number.
 */
final class ConfiguredChannels implements Channels {

  private static final String SMS = "sms:";

  private final Map<String, List<Channel>> byNumber = new LinkedHashMap<>();
  private final Recipients recipients;

  ConfiguredChannels(Map<String, PeopleProperties.Entry> people, Recipients recipients) {
    this.recipients = recipients;
    people.forEach(this::add);
  }

  private void add(String name, PeopleProperties.Entry entry) {
    String key = "bongsu.people." + name;
    Recipient person = phone(key + ".phone", String.valueOf(entry.phone()), name);
    List<String> then = entry.then() == null ? List.of() : entry.then();
    byNumber.put(
        person.number(),
        Stream.concat(
                Stream.of(new Channel(Kind.SMS, person)),
                then.stream().map(text -> channel(key + ".then", text.strip(), name)))
            .toList());
  }

  private static Channel channel(String key, String text, String name) {
    if (!text.startsWith(SMS)) {
      throw new SettingException(key, "has an entry that is not sms:<number>");
    }
    return new Channel(Kind.SMS, phone(key, text.substring(SMS.length()), name));
  }

  private static Recipient phone(String key, String number, String name) {
    try {
      return new Recipient(number, name, Language.KO);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          key, "is not a Korean mobile number: write 010 and eight digits, in quotes");
    }
  }

  @Override
  public List<Channel> after(String number, Kind kind) {
    List<Channel> own = byNumber.get(number);
    if (own != null) {
      return own.subList(1, own.size());
    }
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
}

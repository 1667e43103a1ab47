package io.bongsu.compose;

import io.bongsu.ack.AckDoor;
import io.bongsu.ack.AckTokens;
import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.notify.Language;
import io.bongsu.notify.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links by which people acknowledge CRITICAL alarms, one for each person and message. A text
 * with a link is for one person. Thread-safe.
 */
public final class AckLinks {

  private final boolean on;
  private final String base;
  private final Duration expires;
  private final AckTokens tokens;
  private final Pattern pattern;

  public AckLinks(AckProperties properties, Clock clock) {
    this.on = properties.isOn();
    this.base = properties.url() + AckDoor.PATH;
    this.expires = properties.expires();
    this.tokens = properties.tokens(clock);
    this.pattern =
        Pattern.compile(Pattern.quote(base) + "([0-9A-Za-z]{" + AckTokens.LENGTH + "})(?!\\S)");
  }

  /** No links. */
  public static AckLinks off() {
    return new AckLinks(new AckProperties("", "", Duration.ofHours(4)), Clock.systemUTC());
  }

  /** Whether a text about these alarms carries a link. */
  boolean areFor(List<Alarm> alarms) {
    return on
        && alarms.stream()
            .anyMatch(
                alarm ->
                    alarm.severity() == Severity.CRITICAL && alarm.state() == AlarmState.ALARM);
  }

  /** Bytes of every link. */
  int bytes() {
    return base.length() + AckTokens.LENGTH;
  }

  /**
   * The link of a person in a message.
   *
   * @param tag of the message
   */
  String of(String tag, Instant composedAt, Recipient person) {
    return base + tokens.of(tag, composedAt, person.number(), person.language() == Language.EN);
  }

  /** The token of the link in a text; empty if it has none. */
  public Optional<String> tokenIn(String text) {
    return on ? found(text).map(match -> match.group(1)) : Optional.empty();
  }

  /** The link in a text, or the address of all links if it has none. */
  public String linkIn(String text) {
    return on ? found(text).map(Matcher::group).orElse(base) : "";
  }

  private Optional<Matcher> found(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  /** The text with the link of another person in the place of the one it has. */
  public String forAnother(String text, String tag, Instant composedAt, Recipient person) {
    return on
        ? pattern.matcher(text).replaceFirst(Matcher.quoteReplacement(of(tag, composedAt, person)))
        : text;
  }

  /** How long a link is valid, and an acknowledgement holds. */
  public Duration expires() {
    return expires;
  }
}

package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensMessage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call of SENS: a text and up to 100 phones, all of one language.
 *
 * @param id unique; what the ledger calls it
 * @param composedAt when it was written, before it was first posted
 * @param tag what the text ends with after {@code #}, such as {@code 7K2}; the same for every
 *     message of a burst
 * @param lane the lane that gathered the burst, such as {@code urgent}
 * @param team who receives it; a key of {@code bongsu.recipients}
 * @param serverType such as {@code api}
 * @param kind SMS or LMS, which limits the bytes of subject and text
 * @param subject for LMS, at most 40 bytes; null for none
 * @param text within the bytes of its kind, in characters that EUC-KR has
 * @param recipients 1 to 100, the most that SENS takes in one call
 * @param alarms what it is about; none for a notice
 * @param keys what the ledger calls these, each once
 */
public record Message(
    String id,
    Instant composedAt,
    String tag,
    String lane,
    String team,
    String serverType,
    MessageKind kind,
    @Nullable String subject,
    String text,
    List<Recipient> recipients,
    List<Alarm> alarms,
    List<String> keys) {

  /** The most phones that SENS takes in one call. */
  public static final int MAX_RECIPIENTS = 100;

  private static final int LOGGED_BYTES = 200;

  public Message {
    recipients = List.copyOf(recipients);
    alarms = List.copyOf(alarms);
    keys = List.copyOf(keys);
    if (tag.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("a message needs a tag and a text");
    }
    if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
      throw new IllegalArgumentException(
          "message #" + tag + " has " + recipients.size() + " recipients; SENS takes 1 to 100");
    }
    check(tag, "text", text, kind.maxBytes());
    if (subject != null) {
      check(tag, "subject", subject, kind.maxSubjectBytes());
    }
  }

  /** A message about alarms. */
  public Message(
      String id,
      Instant composedAt,
      String tag,
      String lane,
      String team,
      String serverType,
      MessageKind kind,
      @Nullable String subject,
      String text,
      List<Recipient> recipients,
      List<Alarm> alarms) {
    this(
        id,
        composedAt,
        tag,
        lane,
        team,
        serverType,
        kind,
        subject,
        text,
        recipients,
        alarms,
        alarms.stream().map(Alarm::key).distinct().toList());
  }

  private static void check(String tag, String part, String text, int maxBytes) {
    if (!SmsText.fits(text, maxBytes)) {
      throw new IllegalArgumentException(
          "the %s of message #%s does not fit %d EUC-KR bytes".formatted(part, tag, maxBytes));
    }
  }

  /** The alarms that it reports for the first time; none for a reminder or an escalation. */
  public List<Alarm> reported() {
    return alarms.stream().filter(alarm -> keys.contains(alarm.key())).toList();
  }

  /** How many phones ring. */
  public int size() {
    return recipients.size();
  }

  /** The numbers as SENS takes them: for the request and the ledger, never for a log. */
  public List<String> numbers() {
    return recipients.stream().map(Recipient::number).toList();
  }

  /** The same message for some of its recipients, with an id of its own. */
  public Message part(List<Recipient> some) {
    return with(MessageId.next(), some, keys);
  }

  /** The same message under other keys in the ledger: it says again what was sent before. */
  Message about(List<String> other) {
    return with(id, recipients, other);
  }

  /** The same text for information only: nothing continues it where it does not reach a phone. */
  Message notice(List<String> other) {
    return new Message(
        id,
        composedAt,
        tag,
        lane,
        team,
        serverType,
        kind,
        subject,
        text,
        recipients,
        List.of(),
        other);
  }

  private Message with(String otherId, List<Recipient> people, List<String> otherKeys) {
    return new Message(
        otherId,
        composedAt,
        tag,
        lane,
        team,
        serverType,
        kind,
        subject,
        text,
        people,
        alarms,
        otherKeys);
  }

  /** The request that sends it. */
  public SensMessage sms() {
    return new SensMessage(SensMessage.Type.valueOf(kind.name()), subject, text, numbers());
  }

  /** The names of its alarms on one line, cut short, for logs. */
  public String alarmNames() {
    String names = alarms.stream().map(Alarm::name).distinct().collect(Collectors.joining(", "));
    return SmsText.cut(SmsText.clean(names), LOGGED_BYTES);
  }

  @Override
  public String toString() {
    return "%s #%s of lane %s to %d of team %s: %s"
        .formatted(kind, tag, lane, recipients.size(), team, text);
  }
}

package io.bongsu.deliver;

import io.bongsu.compose.AckLinks;
import io.bongsu.compose.Message;
import io.bongsu.deliver.Channels.Kind;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensAlimtalk;
import io.bongsu.sens.SensAlimtalk.Button;
import io.bongsu.sens.SensAlimtalkProperties;
import io.bongsu.sens.SensException;
import io.bongsu.sens.SensListed;
import io.bongsu.sens.SensMail;
import io.bongsu.sens.SensOutcome.Refused;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The requests that carry a message on channels other than SMS. Such a message continues another
 * one and has one recipient. Immutable.
 */
public final class ChannelRequests {

  private static final int TITLE_LENGTH = 60;

  private final Channels channels;
  private final SensAlimtalkProperties alimtalk;
  private final AckLinks links;
  private final boolean smtp;

  /**
   * @param smtp whether a mail server and not SENS sends the mails
   */
  public ChannelRequests(
      Channels channels, SensAlimtalkProperties alimtalk, AckLinks links, boolean smtp) {
    this.channels = channels;
    this.alimtalk = alimtalk;
    this.links = links;
    this.smtp = smtp;
  }

  /**
   * Whether a mail server carries the message and SENS has no part in it.
   *
   * @param channel what carries the message; null for SMS
   */
  public boolean isBySmtp(@Variable("channel") @Nullable String channel) {
    return smtp && channel != null && Kind.of(channel) == Kind.MAIL;
  }

  /** The template of {@code sens.alimtalk} with the message in its variables. */
  public SensAlimtalk alimtalk(Message message) {
    Button button =
        alimtalk.buttonName().isBlank()
            ? null
            : new Button(
                alimtalk.buttonName(),
                alimtalk.buttonUrl().replace("{ack}", links.linkIn(message.text())));
    return new SensAlimtalk(content(message), message.numbers(), button);
  }

  private String content(Message message) {
    return alimtalk.content(
        Map.of(
            "text", message.text(),
            "tag", message.tag(),
            "team", message.team(),
            "server-type", message.serverType(),
            "ack", links.linkIn(message.text())));
  }

  /**
   * A mail whose title is unique, because SENS lists the titles of mails and not their texts. Its
   * id is that of the message, so that a repetition by SMTP has the same Message-ID.
   *
   * @throws SensException if the person has no address any more
   */
  public SensMail mail(Message message) {
    return new SensMail(title(message), message.text(), address(message), message.id());
  }

  private static String title(Message message) {
    String line = message.text().lines().findFirst().orElse("").strip();
    String start = line.substring(0, Math.min(TITLE_LENGTH, line.length()));
    return start.replace("${", "{") + " (" + message.id() + ")";
  }

  private String address(Message message) {
    Recipient person = message.recipients().get(0);
    return channels
        .mailOf(person.number())
        .orElseGet(
            () -> {
              throw SensException.of(new Refused(400, "the person has no mail address"));
            });
  }

  /** What a mail server lists: SMTP has no list. */
  public SensListed unlisted() {
    return new SensListed(List.of());
  }

  /**
   * What SENS lists of a message that it has.
   *
   * @param to number or address of the first recipient
   */
  record Listed(String content, String to) {}

  /**
   * @param channel what carries the message; null for SMS
   */
  Listed listed(Message message, @Nullable String channel) {
    return switch (Kind.of(channel == null ? Kind.SMS.key() : channel)) {
      case SMS -> new Listed(message.text(), message.numbers().get(0));
      case ALIMTALK -> new Listed(content(message), message.numbers().get(0));
      case MAIL -> new Listed(title(message), address(message));
    };
  }
}

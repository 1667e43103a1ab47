package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a person after the first SMS was not delivered: one entry of {@code
 * bongsu.people.<name>.then}. Immutable; its text never shows a number or an address whole.
 *
 * @param kind what carries the message
 * @param address the number of an SMS, in digits, or a mail address; null for AlimTalk, which goes
 *     to the person's phone
 */
public record Channel(Kind kind, @Nullable String address) {

  /** What can carry a message besides the first SMS. */
  public enum Kind {
    SMS,
    ALIMTALK,
    MAIL
  }

  private static final String SMS = "sms:";
  private static final String MAIL = "mail:";

  public Channel {
    if ((kind == Kind.ALIMTALK) != (address == null)) {
      throw new IllegalArgumentException("sms and mail have an address, alimtalk has none");
    }
  }

  /**
   * Reads {@code sms:<number>}, {@code alimtalk} or {@code mail:<address>}.
   *
   * @param key the key that holds the text, for the sentence of a refusal
   * @throws SettingException if it is none of them
   */
  static Channel parse(String key, @Nullable String text) {
    String written = text == null ? "" : text.strip();
    if (written.equals("alimtalk")) {
      return new Channel(Kind.ALIMTALK, null);
    }
    if (written.startsWith(SMS)) {
      return new Channel(Kind.SMS, number(key, written.substring(SMS.length())));
    }
    if (written.startsWith(MAIL) && written.indexOf('@') > MAIL.length()) {
      return new Channel(Kind.MAIL, written.substring(MAIL.length()).strip());
    }
    throw new SettingException(key, "is none of sms:<number>, alimtalk and mail:<address>");
  }

  private static String number(String key, String digits) {
    try {
      return new Recipient(digits).number();
    } catch (IllegalArgumentException e) {
      throw new SettingException(key, "is not sms: and a Korean mobile number");
    }
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}

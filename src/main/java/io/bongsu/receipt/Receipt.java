package io.bongsu.receipt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The final result of one message at one recipient.
 *
 * @param tag of the message
 * @param phone masked
 * @param person null where the recipient has no name
 * @param carrier such as {@code SKT}; null where SENS does not say
 * @param code the carrier's result; {@code 0} for delivered
 * @param took from SENS's acceptance to the phone; null where SENS does not say
 */
public record Receipt(
    String tag,
    String team,
    String channel,
    String phone,
    @Nullable String person,
    boolean delivered,
    @Nullable String carrier,
    String code,
    @Nullable Duration took) {

  /**
   * The family of the code of a channel: a code of AlimTalk is not the same code of SMS. For SMS
   * {@code 1xxx} relay, {@code 2xxx} temporary, {@code 3xxx} permanent, {@code Sxxx} relay server,
   * {@code Exxx} agent (<a href="https://api.ncloud-docs.com/docs/en/sens-sms-get">vendor
   * page</a>).
   */
  public String family() {
    return code.matches("[0-9A-Z]\\w{3}") ? code.charAt(0) + "xxx" : code;
  }

  /** For the log. */
  public String seconds() {
    return took == null ? "?" : String.valueOf(took.toSeconds());
  }
}

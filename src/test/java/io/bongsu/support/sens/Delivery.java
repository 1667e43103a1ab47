package io.bongsu.support.sens;

import java.time.Instant;
import java.util.Objects;

/**
 * One message to one phone that the fake accepted.
 *
 * @param content as it was sent
 * @param shown as the phone shows it: cut to the limit, or null when it never arrives
 * @param code delivery code: {@code 0} delivered, {@code 3022} a character that cannot be carried
 */
public record Delivery(
    String requestId,
    String messageId,
    String phone,
    String from,
    String type,
    String subject,
    String content,
    String shown,
    String code,
    Instant at) {

  public boolean isDelivered() {
    return shown != null;
  }

  boolean shows(String text) {
    return Objects.equals(shown, text);
  }
}

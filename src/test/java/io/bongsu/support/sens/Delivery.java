package io.bongsu.support.sens;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message to one phone that the fake accepted.
 *
 * @param content as it was sent
 * @param shown as the phone shows it: cut to the limit, or null when it never arrives
 * @param code delivery code: {@code 0} delivered, {@code 3022} a character that cannot be carried;
 *     null while the carrier still tries
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
    @Nullable String code,
    Instant at) {

  public boolean isDelivered() {
    return shown != null;
  }

  boolean shows(String text) {
    return Objects.equals(shown, text);
  }
}

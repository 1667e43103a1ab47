package io.bongsu.sens;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What SENS listed: one item for each message to one phone, of all pages together. It is empty when
 * SENS has no such message.
 */
public record SensListed(List<Item> items) {

  /**
   * One message to one phone.
   *
   * @param content the text as it was sent
   * @param status {@code READY}, {@code PROCESSING} or {@code COMPLETED}
   * @param statusName {@code success} or {@code fail}; null before the result
   * @param statusCode the carrier's result, {@code 0} for delivered; null before it
   * @param carrier such as {@code SKT}; null where SENS does not say
   * @param took from the request to the result, by the clock of SENS and to the second; null where
   *     SENS does not say
   */
  public record Item(
      String requestId,
      String messageId,
      String to,
      String content,
      String status,
      @Nullable String statusName,
      @Nullable String statusCode,
      @Nullable String carrier,
      @Nullable Duration took) {

    /** Whether the result will not change any more. */
    public boolean isFinal() {
      return status.equals("COMPLETED") && statusName != null;
    }

    /** Completed alone is not delivered: a failed message is completed too. */
    public boolean isDelivered() {
      return isFinal() && "success".equals(statusName);
    }

    /** Without text and number: this may reach a log. */
    @Override
    public String toString() {
      return "Item[" + requestId + " " + status + " " + statusCode + "]";
    }
  }

  public SensListed {
    items = List.copyOf(items);
  }

  /** The request that carried exactly this text to this phone. */
  public Optional<String> requestOf(String content, String to) {
    return items.stream()
        .filter(item -> item.content().equals(content) && item.to().equals(to))
        .map(Item::requestId)
        .filter(requestId -> !requestId.isEmpty())
        .findFirst();
  }
}

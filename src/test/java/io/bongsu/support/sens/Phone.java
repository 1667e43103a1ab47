package io.bongsu.support.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What the holder of one phone can say about the texts on it. */
public final class Phone {

  /** More than an open circuit breaker waits before the next attempt. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String number;
  private final Inbox inbox;

  Phone(String number, Inbox inbox) {
    this.number = number;
    this.inbox = inbox;
  }

  /** Waits for exactly this text, at most twenty seconds; each text counts for one such call. */
  public Delivery received(String text) {
    return received("\"" + text + "\"", delivery -> delivery.shows(text), PATIENCE);
  }

  /** Waits for a text that contains this, at most twenty seconds. */
  public Delivery receivedContaining(String part) {
    return received("… " + part + " …", delivery -> delivery.shown().contains(part), PATIENCE);
  }

  public Delivery received(String description, Predicate<Delivery> wanted, Duration limit) {
    return inbox
        .read(delivery -> delivery.phone().equals(number) && wanted.test(delivery), limit)
        .orElseGet(() -> fail("phone %s got no %s; it shows %s", number, description, texts()));
  }

  public Phone receivedNothing() {
    assertThat(texts()).as("texts on phone %s", number).isEmpty();
    return this;
  }

  /** Every text on the phone, oldest first. */
  public List<String> texts() {
    return inbox.delivered().stream()
        .filter(delivery -> delivery.phone().equals(number))
        .map(Delivery::shown)
        .toList();
  }
}

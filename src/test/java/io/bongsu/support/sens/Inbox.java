package io.bongsu.support.sens;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All that was accepted, and a monitor on which a test can wait for more. Safe for threads. */
final class Inbox {

  private final List<Delivery> accepted = new ArrayList<>();
  private final List<Delivery> unread = new ArrayList<>();

  synchronized void add(Collection<Delivery> deliveries) {
    accepted.addAll(deliveries);
    deliveries.stream().filter(Delivery::isDelivered).forEach(unread::add);
    notifyAll();
  }

  synchronized List<Delivery> accepted() {
    return List.copyOf(accepted);
  }

  synchronized List<Delivery> delivered() {
    return accepted.stream().filter(Delivery::isDelivered).toList();
  }

  synchronized List<Delivery> unread() {
    return List.copyOf(unread);
  }

  /** Waits for a text that nobody asked about yet, and counts it as read. */
  synchronized Optional<Delivery> read(Predicate<Delivery> wanted, Duration limit) {
    waitUntil(() -> unread.stream().anyMatch(wanted), limit);
    Optional<Delivery> found = unread.stream().filter(wanted).findFirst();
    found.ifPresent(unread::remove);
    return found;
  }

  synchronized List<Delivery> await(int count, Duration limit) {
    waitUntil(() -> delivered().size() >= count, limit);
    return delivered();
  }

  /** Waits for anything unread, for the whole time if there is nothing. */
  synchronized List<Delivery> awaitUnread(Duration limit) {
    waitUntil(() -> !unread.isEmpty(), limit);
    return List.copyOf(unread);
  }

  synchronized void clear() {
    accepted.clear();
    unread.clear();
  }

  private void waitUntil(java.util.function.BooleanSupplier condition, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        long leftMs = (end - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
          return;
        }
        wait(leftMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

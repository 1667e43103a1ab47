package io.bongsu.support.sens;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The mishaps to come: queued ones first, then one that lasts until it is called off. */
final class MishapScript {

  private final Deque<Mishap> queued = new ArrayDeque<>();
  private Mishap lasting;

  synchronized void next(int times, Mishap mishap) {
    for (int i = 0; i < times; i++) {
      queued.add(mishap);
    }
  }

  synchronized void always(Mishap mishap) {
    lasting = mishap;
  }

  synchronized void calm() {
    queued.clear();
    lasting = null;
  }

  synchronized Optional<Mishap> take() {
    return Optional.ofNullable(queued.isEmpty() ? lasting : queued.poll());
  }
}

package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensOutcome.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message that is being sent: itself, or the parts into which it was divided because SENS
 * refused it for one of its recipients. For one exchange, which no two threads work on at once.
 */
public final class MessageParts {

  /** Refusals without any acceptance after which not a number but the message must be wrong. */
  private static final int MAX_REFUSALS = 10;

  private final Deque<Message> waiting = new ArrayDeque<>();
  private int accepted;
  private int refusals;
  private @Nullable Refused refused;

  MessageParts(Message message) {
    waiting.add(message);
  }

  public boolean hasNext() {
    return !waiting.isEmpty();
  }

  /** The next part to send. */
  public Message next() {
    return waiting.remove();
  }

  void accepted() {
    accepted++;
  }

  /** The halves of a refused part, which are sent next; none when it is not to be divided. */
  List<Message> divide(Message part, Refused refusal) {
    refusals++;
    if (part.size() == 1 || (accepted == 0 && refusals >= MAX_REFUSALS)) {
      refused = refusal;
      return List.of();
    }
    List<Recipient> people = part.recipients();
    int middle = people.size() / 2;
    List<Message> halves =
        List.of(
            part.part(people.subList(0, middle)), part.part(people.subList(middle, people.size())));
    halves.forEach(waiting::addLast);
    return halves;
  }

  /** The refusal that is left when nothing was accepted; null if something was. */
  @Nullable Refused refusal() {
    return accepted > 0 ? null : refused;
  }
}

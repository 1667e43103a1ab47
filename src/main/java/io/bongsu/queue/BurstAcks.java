package io.bongsu.queue;

import io.bongsu.alarm.Alarm;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/**
 * The acknowledgements that a burst holds, by the keys of its alarms or notices. They travel as a
 * property of its exchange, so that the exchanges of its messages have them, too.
 */
public final class BurstAcks {

  private static final String PROPERTY = "bongsu.held-acknowledgements";

  private BurstAcks() {}

  /** What a burst holds; empty for any other exchange. */
  @SuppressWarnings("unchecked")
  public static Map<String, DeferredAck> of(Exchange burst) {
    Map<String, DeferredAck> held = burst.getProperty(PROPERTY, Map.class);
    return held == null ? Map.of() : held;
  }

  static void add(Exchange burst, String key, DeferredAck acknowledgement) {
    Map<String, DeferredAck> held = of(burst);
    if (held.isEmpty()) {
      held = new ConcurrentHashMap<>();
      burst.setProperty(PROPERTY, held);
    }
    held.put(key, acknowledgement);
  }

  /** What one burst holds belongs to another burst from now on. */
  public static void join(Exchange from, Exchange burst) {
    of(from).forEach((key, acknowledgement) -> add(burst, key, acknowledgement));
    from.getExchangeExtension().handoverCompletions(burst);
  }

  /**
   * Leaves the acknowledgement of one alarm of a burst to the exchange of that alarm, which a
   * splitter has made, on its way to another aggregator.
   *
   * @param part its body is the alarm
   */
  static void moveToPart(Exchange part) {
    DeferredAck held = of(part).get(part.getMessage().getBody(Alarm.class).key());
    if (held == null) {
      throw new IllegalStateException("nothing is held for this alarm of the burst");
    }
    part.removeProperty(PROPERTY);
    held.moveToPart(part);
  }
}

package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads whatever AWS delivers an alarm in: an alarm as SNS publishes it, an EventBridge event, a
 * direct Lambda action, or flat JSON of an EventBridge input transformer; each bare, in a JSON
 * array, or inside SNS envelopes, SQS or SNS event records, or what other services put around it.
 * The shape is chosen by what the document is, never by where it came from. Thread-safe.
 *
 * <p>Documents come from outside: whatever they hold, {@link #read} answers or throws {@link
 * UnreadableAlarmException}, and nothing in them is ever evaluated.
 */
public final class AlarmReader {

  /** Above what any AWS service delivers: SQS and SNS carry 1 MiB, a Lambda event 6 MB. */
  private static final int MAX_CHARACTERS = 8 * 1024 * 1024;

  private final List<Shape> shapes =
      List.of(
          new Batch(),
          new SnsWrapping(),
          new EventRecords(),
          new S3TestEvent(),
          new HeartbeatEvent(),
          new AckEvent(),
          new EventBridgeAlarm(),
          new LambdaAlarm(),
          new DetailAlarm(),
          new FlatAlarm(this::now),
          new SnsAlarm(),
          new AwsEvent(),
          new Carrier());

  private final Consumer<String> seen;
  private final Clock clock;

  public AlarmReader() {
    this(title -> {});
  }

  /**
   * @param seen gets the title of each shape that is found, from the outside in
   */
  public AlarmReader(Consumer<String> seen) {
    this(seen, Clock.systemUTC());
  }

  /**
   * @param clock the time of a flat document that has none
   */
  AlarmReader(Consumer<String> seen, Clock clock) {
    this.seen = seen;
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant();
  }

  /**
   * Reads one document.
   *
   * @param document JSON text, as taken from the queue or posted
   * @throws UnreadableAlarmException if it is neither an alarm nor anything else AWS would send
   */
  public ParsedDocument read(String document) {
    return readWithin(document, Wrapping.none(this));
  }

  ParsedDocument readWithin(String document, Wrapping wrapping) {
    if (document.length() > MAX_CHARACTERS) {
      throw new UnreadableAlarmException(
          "document has %,d characters, more than the %,d that are read; was a batch posted whole?"
              .formatted(document.length(), MAX_CHARACTERS));
    }
    return Json.looksLikeObject(document) || Json.looksLikeArray(document)
        ? readJson(document, wrapping)
        : wrapping.notJson(document);
  }

  private ParsedDocument readJson(String document, Wrapping wrapping) {
    JsonNode node;
    try {
      node = Json.parse(document);
    } catch (UnreadableAlarmException broken) {
      return wrapping.broken(document, broken);
    }
    return readWithin(node, wrapping);
  }

  ParsedDocument readWithin(JsonNode document, Wrapping wrapping) {
    for (Shape shape : shapes) {
      if (shape.fits(document)) {
        seen.accept(shape.title());
        return shape.read(document, wrapping);
      }
    }
    return wrapping.unknown(document);
  }
}

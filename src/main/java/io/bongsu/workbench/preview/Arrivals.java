package io.bongsu.workbench.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.alarm.UnreadableAlarmException;
import io.bongsu.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into its documents: one JSON document, a batch, or JSON lines. Each alarm arrives
 * at its own time of change, as if CloudWatch's message took no time.
 */
public final class Arrivals {

  private final AlarmReader reader = new AlarmReader();
  private final int most;

  /** For commands, which have a machine of their own. */
  public Arrivals() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param most documents, and lines that may be some
   */
  Arrivals(int most) {
    this.most = most;
  }

  /**
   * The documents of a text, in the order in which they are written. What cannot be read is one of
   * them, and the preview shows it as unreadable.
   *
   * @param origin what the text is called, such as the file's name
   * @throws TooManyDocumentsException before more than that is taken apart
   */
  public List<Arrival> of(String origin, String text) {
    List<Arrival> found = new ArrayList<>();
    boolean whole = isJson(text);
    if (!whole && text.lines().limit(most + 1L).count() > most) {
      throw new TooManyDocumentsException(most);
    }
    if (whole || text.lines().noneMatch(Arrivals::isJson)) {
      add(origin, text, found);
    } else {
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          add(origin + ":" + (i + 1), lines.get(i), found);
        }
      }
    }
    return found;
  }

  private static boolean isJson(String text) {
    try {
      return StrictJson.mapper().readTree(text).isContainerNode();
    } catch (JsonProcessingException broken) {
      return false;
    }
  }

  private void add(String origin, String document, List<Arrival> found) {
    if (reading(document) instanceof ParsedDocument.Several several) {
      for (int i = 0; i < several.documents().size(); i++) {
        add(origin + "[" + i + "]", several.documents().get(i), found);
      }
    } else {
      if (found.size() == most) {
        throw new TooManyDocumentsException(most);
      }
      found.add(new Arrival(origin, document, time(document)));
    }
  }

  private @Nullable Instant time(String document) {
    return reading(document) instanceof ParsedDocument.One one
        ? one.alarm().stateChangeTime()
        : null;
  }

  private @Nullable ParsedDocument reading(String document) {
    try {
      return reader.read(document);
    } catch (UnreadableAlarmException unreadable) {
      return null;
    }
  }

  /** The same documents, of which the first arrives then and the others as long after it. */
  public static List<Arrival> shifted(List<Arrival> arrivals, Instant to) {
    Instant first = first(arrivals).orElse(to);
    Duration shift = Duration.between(first, to);
    return arrivals.stream()
        .map(one -> new Arrival(one.origin(), one.text(), plus(one.at(), shift)))
        .toList();
  }

  private static @Nullable Instant plus(@Nullable Instant at, Duration shift) {
    return at == null ? null : at.plus(shift);
  }

  static java.util.Optional<Instant> first(List<Arrival> arrivals) {
    return times(arrivals).min(Comparator.naturalOrder());
  }

  private static Stream<Instant> times(List<Arrival> arrivals) {
    return arrivals.stream().map(Arrival::at).filter(Objects::nonNull);
  }

  /** In order of time; what has none comes right after what is written before it. */
  static List<Arrival> inOrder(List<Arrival> arrivals, Instant otherwise) {
    Instant before = first(arrivals).orElse(otherwise);
    List<Arrival> timed = new ArrayList<>();
    for (Arrival one : arrivals) {
      Instant at = one.at();
      before = at == null ? before : at;
      timed.add(new Arrival(one.origin(), one.text(), before));
    }
    timed.sort(Comparator.comparing(one -> Objects.requireNonNull(one.at())));
    return timed;
  }
}

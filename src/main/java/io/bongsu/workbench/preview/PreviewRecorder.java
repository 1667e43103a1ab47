package io.bongsu.workbench.preview;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.burst.Burst;
import io.bongsu.burst.ReducedBurst;
import io.bongsu.compose.Message;
import io.bongsu.notify.Withheld;
import io.bongsu.workbench.preview.PreviewedAlarm.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the routes do, by what enters which of them: a lane is what follows {@code
 * burst-} in a route's id, a decision what follows {@code status-}. Thread-safe.
 */
final class PreviewRecorder {

  private static final String LANE = "burst-";
  private static final String DECISION = "status-";

  /** Exchange property: the burst whose window closed. */
  private static final String BURST = "bongsu.preview-burst";

  private static final String ACCEPTED = "status-accepted";

  private final Clock clock;
  private final Map<Integer, RecordedDocument> entries = new TreeMap<>();
  private final Map<String, Integer> byKey = new HashMap<>();
  private final List<Posted> posted = new ArrayList<>();
  private final List<PreviewedCall> calls = new ArrayList<>();

  PreviewRecorder(Clock clock) {
    this.clock = clock;
  }

  /**
   * A message that was accepted.
   *
   * @param alarms numbers of the documents that it names
   */
  record Posted(Instant at, String service, Message message, List<Integer> alarms) {}

  synchronized void clear() {
    entries.clear();
    byKey.clear();
    posted.clear();
    calls.clear();
  }

  /** The next document is about to enter the routes. */
  synchronized void arrives(int number, Arrival arrival, List<String> shapes) {
    entries.put(number, new RecordedDocument(number, arrival, clock.instant(), shapes));
  }

  /** An exchange enters a route. */
  synchronized void entered(String route, Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof Alarm alarm) {
      entered(route, exchange, alarm);
    } else if (body instanceof Burst burst && route.startsWith(LANE)) {
      exchange.setProperty(BURST, burst);
      closed(burst);
    } else if (body instanceof ReducedBurst reduced) {
      reduced.transients().forEach(alarm -> ends(alarm, "transient"));
      reduced.unneeded().forEach(alarm -> ends(alarm, "unneeded"));
    } else if (body instanceof Withheld withheld) {
      of(withheld.alarms()).forEach(entry -> entry.ends(withheld.rule(), withheld.reason()));
    } else if (body instanceof Message message && route.equals(ACCEPTED)) {
      accepted(message, exchange.getProperty(VirtualSens.SERVICE, "", String.class));
    } else if (body != null && route.startsWith(DECISION)) {
      decided(route.substring(DECISION.length()), exchange, body);
    }
  }

  private void entered(String route, Exchange exchange, Alarm alarm) {
    Integer arrival = exchange.getProperty(VirtualQueue.ARRIVAL, Integer.class);
    if (arrival != null && alarm.classification() != null) {
      byKey.putIfAbsent(alarm.key(), arrival);
    }
    RecordedDocument entry = arrival == null ? of(alarm.key()) : entries.get(arrival);
    if (entry == null) {
      return;
    }
    entry.is(alarm);
    if (route.startsWith(LANE)) {
      entry.takes(route.substring(LANE.length()), clock.instant());
    } else if (route.startsWith(DECISION)) {
      String outcome = Outcome.of(route.substring(DECISION.length()));
      entry.ends(outcome, Outcome.sentence(outcome, alarm));
    }
  }

  private @Nullable RecordedDocument of(String key) {
    Integer number = byKey.get(key);
    return number == null ? null : entries.get(number);
  }

  private Stream<RecordedDocument> of(Collection<Alarm> alarms) {
    return alarms.stream().map(alarm -> of(alarm.key())).filter(Objects::nonNull);
  }

  private void closed(Burst burst) {
    Instant now = clock.instant();
    Instant opened =
        of(burst.alarms()).map(RecordedDocument::laneAt).min(Comparator.naturalOrder()).orElse(now);
    Window window = new Window(opened, now, burst.size());
    of(burst.alarms()).forEach(entry -> entry.waited(window));
  }

  private void ends(Alarm alarm, String outcome) {
    of(List.of(alarm)).forEach(entry -> entry.ends(outcome, Outcome.sentence(outcome)));
  }

  private void accepted(Message message, String service) {
    List<Integer> alarms =
        message.keys().stream()
            .map(byKey::get)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    posted.add(new Posted(clock.instant(), service, message, alarms));
  }

  /** A decision about what is no alarm. */
  private void decided(String decision, Exchange exchange, Object body) {
    Integer arrival = exchange.getProperty(VirtualQueue.ARRIVAL, Integer.class);
    RecordedDocument entry = arrival == null ? null : entries.get(arrival);
    if (arrival == null || entry == null) {
      return;
    }
    String outcome = Outcome.of(decision);
    if (body instanceof ParsedDocument.Notice notice) {
      byKey.putIfAbsent(notice.key(), arrival);
      entry.ends(outcome, Outcome.sentence(outcome));
    } else if (body instanceof ParsedDocument.Ignored ignored) {
      entry.ends(outcome, ignored.what() + ": " + ignored.why());
    } else {
      Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
      entry.ends(outcome, why == null ? "" : String.valueOf(why.getMessage()));
    }
  }

  /** An exchange left a route with an exception. */
  synchronized void failed(Exchange exchange, Exception failure) {
    String reason = String.valueOf(failure.getMessage());
    Integer arrival = exchange.getProperty(VirtualQueue.ARRIVAL, Integer.class);
    RecordedDocument entry = arrival == null ? null : entries.get(arrival);
    if (entry != null) {
      entry.failed(reason);
    } else if (exchange.getProperty(BURST) instanceof Burst burst) {
      of(burst.alarms()).forEach(each -> each.failed(reason));
    }
  }

  /** A route calls another system. */
  synchronized void called(String address, Exchange exchange) {
    Integer arrival = exchange.getProperty(VirtualQueue.ARRIVAL, Integer.class);
    String body = exchange.getMessage().getBody(String.class);
    String to = address.replaceFirst("\\?.*", "");
    List<Integer> alarms =
        arrival != null
            ? List.of(arrival)
            : exchange.getProperty(BURST) instanceof Burst burst
                ? of(burst.alarms()).map(RecordedDocument::number).toList()
                : List.of();
    calls.add(new PreviewedCall(clock.instant(), to, body == null ? "" : body, alarms));
  }

  /** What was called, in the order of time. */
  synchronized List<PreviewedCall> calls() {
    return List.copyOf(calls);
  }

  /** What became of each document, in the order in which they arrived. */
  synchronized List<PreviewedAlarm> alarms() {
    Map<Integer, List<Integer>> messages = new HashMap<>();
    for (int i = 0; i < posted.size(); i++) {
      for (Integer alarm : posted.get(i).alarms()) {
        messages.computeIfAbsent(alarm, none -> new ArrayList<>()).add(i + 1);
      }
    }
    List<PreviewedAlarm> alarms = new ArrayList<>();
    entries.forEach(
        (number, entry) -> alarms.add(entry.preview(messages.getOrDefault(number, List.of()))));
    return alarms;
  }

  /** What was sent, in the order in which it was accepted. */
  synchronized List<Posted> posted() {
    return List.copyOf(posted);
  }
}

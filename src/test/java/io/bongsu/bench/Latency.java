package io.bongsu.bench;

import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One urgent alarm after the other, twenty a second, none of which waits for others: from just
 * before it is put on the queue to its acceptance by SENS, both by the clock of this process.
 */
final class Latency {

  private static final int PER_SECOND = 20;
  private static final int WARM_UP = 1000;
  private static final Pattern SERVER = Pattern.compile("s\\d{6}");

  private final Figure median = new Figure("one alarm: p50 ms from queue to accepted SMS", "");
  private final Figure p99 = new Figure("one alarm: p99 ms from queue to accepted SMS", "< 50");

  List<Figure> measure(Options options) {
    try (Bench bench = new Bench(options.flags(), Map.of("first-wait", "0s", "window", "0s"))) {
      bench.queue.putAll(Bench.QUEUE, bench.alarms(WARM_UP));
      bench.awaitEmptyQueue();
      for (int run = 0; run < options.runs(); run++) {
        measureOnce(bench, options.seconds() * PER_SECOND);
      }
    }
    return List.of(median, p99);
  }

  private void measureOnce(Bench bench, int count) {
    bench.sens.reset();
    Map<String, Instant> put = new HashMap<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      Waiting.untilNanos(start + i * 1_000_000_000L / PER_SECOND);
      String alarm = bench.alarm("-1");
      put.put(server(alarm), Instant.now());
      bench.queue.put(Bench.QUEUE, alarm);
    }
    bench.awaitEmptyQueue();
    List<Double> times = new ArrayList<>();
    for (Delivery delivery : bench.sens.accepted()) {
      Instant from = put.get(server(delivery.content()));
      if (from != null) {
        times.add(Duration.between(from, delivery.at()).toNanos() / 1e6);
      }
    }
    if (times.size() != count) {
      throw new IllegalStateException(
          count + " alarms, but " + times.size() + " SMS that tell one");
    }
    times.sort(null);
    median.add(Figure.percentile(times, 50));
    p99.add(Figure.percentile(times, 99));
  }

  private static String server(String text) {
    Matcher matcher = SERVER.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }
}

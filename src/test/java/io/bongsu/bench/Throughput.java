package io.bongsu.bench;

import io.bongsu.support.sens.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alarms as fast as the queue takes them: from the first put to the last SMS accepted. */
final class Throughput {

  /** Windows of a second, so that one message names many alarms. */
  static final Map<String, String> BURSTS =
      Map.of("first-wait", "1s", "window", "1s", "max-window", "1s");

  private static final int WARM_UP = 3_000;

  private final Figure rate;
  private final Figure cpu;
  private final Figure texts;
  private final Figure requests;
  private final Figure commits;
  private final Figure rest;
  private final Figure load;
  private final Figure file;
  private final Map<String, String> lane;

  private Throughput(String name, Map<String, String> lane, String aim) {
    this.lane = lane;
    this.rate = new Figure(name + ": alarms/s from queue to accepted SMS", aim);
    this.cpu = new Figure(name + ": CPU ms of the program for an alarm", "");
    this.texts = new Figure(name + ": SMS accepted", "");
    this.requests = new Figure(name + ": SQS requests for an alarm", "");
    this.commits = new Figure(name + ": ledger commits for an alarm", "<= 2");
    this.rest = new Figure(name + ": resident MB at rest", "<= 200");
    this.load = new Figure(name + ": resident MB after load", "<= 240");
    this.file = new Figure(name + ": ledger file MB after load", "");
  }

  static Throughput single() {
    return new Throughput(
        "bursts off", Map.of("max-size", "1", "first-wait", "0s", "window", "0s"), ">= 500");
  }

  static Throughput bursts() {
    return new Throughput("bursts on", BURSTS, ">= 1500");
  }

  List<Figure> measure(Options options) {
    try (Bench bench = new Bench(options.flags(), lane)) {
      rest.add(bench.program.residentMb());
      bench.queue.putAll(Bench.QUEUE, bench.alarms(WARM_UP));
      bench.awaitEmptyQueue();
      for (int run = 0; run < options.runs(); run++) {
        measureOnce(bench, options.alarms());
      }
    }
    return List.of(rate, cpu, texts, requests, commits, rest, load, file);
  }

  private void measureOnce(Bench bench, int count) {
    bench.sens.reset();
    List<String> alarms = bench.alarms(count);
    long requestsBefore = bench.requests.count();
    double commitsBefore = bench.commits();
    double before = bench.program.cpuMs();
    Instant start = Instant.now();
    bench.queue.putAll(Bench.QUEUE, alarms);
    bench.awaitEmptyQueue();
    List<Delivery> accepted = bench.sens.accepted();
    Instant end = accepted.get(accepted.size() - 1).at();
    rate.add(count / (Duration.between(start, end).toNanos() / 1e9));
    cpu.add((bench.program.cpuMs() - before) / count);
    texts.add(accepted.size());
    requests.add((bench.requests.count() - requestsBefore) / (double) count);
    commits.add((bench.commits() - commitsBefore) / count);
    load.add(bench.program.residentMb());
    file.add(bench.ledgerMb());
  }
}

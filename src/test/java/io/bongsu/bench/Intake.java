package io.bongsu.bench;

import java.util.List;

/** One alarm a request to {@code POST /alarms}, two hundred a second, until the answer 202. */
final class Intake {

  private static final int PER_SECOND = 200;
  private static final int WARM_UP = 3_000;

  private final Figure median = new Figure("POST /alarms, 200/s: p50 ms", "");
  private final Figure p99 = new Figure("POST /alarms, 200/s: p99 ms", "<= 20");
  private final Figure cpu =
      new Figure("POST /alarms, 200/s: CPU ms for an alarm, bursts included", "");
  private final Figure requests =
      new Figure("POST /alarms, 200/s: SQS requests for an alarm, in and out", "");

  private final Figure refused = new Figure("POST /alarms, 200/s: refused with 503", "0");

  List<Figure> measure(Options options) {
    try (Bench bench = new Bench(options.flags(), Throughput.BURSTS)) {
      Posts posts = new Posts(bench.address("/alarms"), Bench.TOKEN);
      posts.send(bench.alarms(WARM_UP));
      bench.awaitEmptyQueue();
      for (int run = 0; run < options.runs(); run++) {
        measureOnce(bench, posts, options.seconds() * PER_SECOND);
      }
    }
    return List.of(median, p99, refused, cpu, requests);
  }

  private void measureOnce(Bench bench, Posts posts, int count) {
    List<String> alarms = bench.alarms(count);
    long requestsBefore = bench.requests.count();
    double before = bench.program.cpuMs();
    Posts.Answers answers = posts.send(alarms, PER_SECOND);
    bench.awaitEmptyQueue();
    median.add(Figure.percentile(answers.accepted(), 50));
    p99.add(Figure.percentile(answers.accepted(), 99));
    refused.add(answers.refused());
    cpu.add((bench.program.cpuMs() - before) / count);
    requests.add((bench.requests.count() - requestsBefore) / (double) count);
  }
}

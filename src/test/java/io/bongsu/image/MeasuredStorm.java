package io.bongsu.image;

import io.bongsu.support.SampleAlarms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Stands beside a container that is measured: a queue and a SENS on two ports, given as arguments.
 * Prints the environment that the container needs, then does what each line of the standard input
 * says: {@code storm N} puts N alarms on the queue and prints when the last of them was told and
 * deleted; the end of the input ends it.
 */
final class MeasuredStorm {

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private MeasuredStorm() {}

  public static void main(String[] ports) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Neighbours neighbours =
        new Neighbours(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]))) {
      for (Map.Entry<String, String> entry : neighbours.environment().entrySet()) {
        out.println(entry.getKey() + "=" + entry.getValue());
      }
      out.println("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("storm ")) {
          out.println(storm(neighbours, Integer.parseInt(line.substring(6))));
        }
      }
    }
    System.exit(0);
  }

  /** A third of the servers is critical, a third warns, a third has recovered. */
  private static String storm(Neighbours neighbours, int alarms) {
    List<String> severities = List.of("critical", "warning", "warning");
    List<String> states = List.of("ALARM", "ALARM", "OK");
    Instant now = Instant.now();
    List<String> texts =
        IntStream.range(0, alarms)
            .mapToObj(
                i ->
                    SampleAlarms.cpu(
                        "api-" + i, severities.get(i % 3), states.get(i % 3), now.plusMillis(i)))
            .toList();
    int before = neighbours.sens().accepted().size();
    long start = System.nanoTime();
    neighbours.queue().putAll(Neighbours.QUEUE, texts);
    long put = System.nanoTime();
    while (neighbours.queue().size(Neighbours.QUEUE) > 0) {
      if (System.nanoTime() - put > LIMIT.toNanos()) {
        return "storm: " + neighbours.queue().size(Neighbours.QUEUE) + " alarms are left";
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    return "storm: %d alarms put in %d ms, the last sent and deleted after %d ms, %d texts, %d dead letters, %d faults"
        .formatted(
            alarms,
            TimeUnit.NANOSECONDS.toMillis(put - start),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
            neighbours.sens().accepted().size() - before,
            neighbours.queue().size(Neighbours.DEAD),
            neighbours.sens().faults().size());
  }
}

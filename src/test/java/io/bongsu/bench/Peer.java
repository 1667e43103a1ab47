package io.bongsu.bench;

import io.bongsu.support.Phones;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The processor of {@code src/test/python}, which sends each alarm that it receives by HTTP as one
 * SMS. It needs Debian's python3-fastapi, python3-uvicorn and python3-httpx.
 */
final class Peer {

  private static final int WARM_UP = 500;

  private final Figure rate = new Figure("peer: alarms/s from HTTP to accepted SMS", "");
  private final Figure cpu = new Figure("peer: CPU ms for an alarm", "");
  private final Figure p99 = new Figure("peer: p99 ms from HTTP to accepted SMS", "");
  private final Figure load = new Figure("peer: resident MB after load", "");

  List<Figure> measure(Options options) throws IOException {
    int port = Packaged.freePort();
    try (FakeSens sens = FakeSens.start();
        Packaged process = new Packaged(start(sens.settings(), port))) {
      Waiting.until(Duration.ofMinutes(1), "the peer to answer", () -> Packaged.answers(port));
      Posts posts = new Posts(URI.create("http://127.0.0.1:" + port + "/alarm"), "");
      posts.send(alarms(WARM_UP));
      for (int run = 0; run < options.runs(); run++) {
        double before = process.cpuMs();
        long start = System.nanoTime();
        List<Double> times = posts.send(alarms(options.alarms()));
        rate.add(options.alarms() / ((System.nanoTime() - start) / 1e9));
        cpu.add((process.cpuMs() - before) / options.alarms());
        p99.add(Figure.percentile(times, 99));
        load.add(process.residentMb());
      }
    }
    return List.of(rate, cpu, p99, load);
  }

  private static Process start(Map<String, String> sens, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/bin/python3",
                "-m",
                "uvicorn",
                "processor:app",
                "--port",
                Integer.toString(port),
                "--log-level",
                "error",
                "--no-access-log")
            .directory(Path.of("src/test/python").toFile())
            .inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("PHONE", Phones.ON_CALL);
    sens.forEach(
        (key, value) ->
            environment.put(key.replace("-", "").replace('.', '_').toUpperCase(), value));
    return builder.start();
  }

  private static List<String> alarms(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"AlarmName\": \"api-%d-cpu\", \"NewStateValue\": \"ALARM\"}".formatted(i))
        .toList();
  }
}

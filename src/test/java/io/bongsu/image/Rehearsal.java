package io.bongsu.image;

import io.bongsu.support.SampleAlarms;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.ClassPathResource;

/**
 * Runs the program as the image will run it, without any network: a route of the user's is checked,
 * a few alarms of each kind go from a queue to a SENS beside it, health and metrics are asked for,
 * then it is told to end. With {@code -XX:AOTCacheOutput} in the command this trains the cache of
 * the image; with {@code -XX:AOTMode=on} it proves that the cache is used. The arguments are the
 * command; the directory is the current one.
 */
final class Rehearsal {

  /** Generous, since an image for another kind of CPU is built by an emulator. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** What a JVM says that was ended by SIGTERM, after it has written its cache. */
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  private static final String OWN_ROUTE = "route.camel.yaml";

  private Rehearsal() {}

  public static void main(String[] command) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path own = ownRoutes();
    try (Neighbours neighbours = new Neighbours(0, 0)) {
      Process program = start(neighbours, port, own, List.of(command));
      try {
        play(neighbours, program, port);
      } finally {
        program.destroy();
        end(program);
      }
    }
    System.exit(0);
  }

  /** A built-in file as if the user had copied it: what checks it belongs into the cache too. */
  private static Path ownRoutes() throws IOException {
    Path directory = Files.createTempDirectory("bongsu-rehearsal-");
    Path file = directory.resolve(OWN_ROUTE);
    try (InputStream builtIn = new ClassPathResource("routes/" + OWN_ROUTE).getInputStream()) {
      Files.copy(builtIn, file);
    }
    file.toFile().deleteOnExit();
    return directory;
  }

  private static Process start(Neighbours neighbours, int port, Path own, List<String> command)
      throws IOException {
    ProcessBuilder program = new ProcessBuilder(command).inheritIO();
    program.environment().putAll(neighbours.environment());
    program.environment().put("SERVER_PORT", Integer.toString(port));
    program.environment().put("SPRING_DATASOURCE_URL", "jdbc:h2:mem:rehearsal");
    program
        .environment()
        .put("BONGSU_ROUTES", "classpath:routes/*.camel.yaml,file:" + own + "/*.camel.yaml");
    program.environment().put("BONGSU_BURST_URGENT_FIRSTWAIT", "1s");
    program.environment().put("BONGSU_BURST_DIGEST_FIRSTWAIT", "2s");
    return program.start();
  }

  private static void play(Neighbours neighbours, Process program, int port)
      throws IOException, InterruptedException {
    Instant now = Instant.now();
    neighbours
        .queue()
        .putAll(
            Neighbours.QUEUE,
            List.of(
                SampleAlarms.cpu("api-1", "critical", "ALARM", now),
                SampleAlarms.cpu("api-2", "critical", "ALARM", now),
                SampleAlarms.cpu("db-1", "warning", "ALARM", now),
                SampleAlarms.cpu("db-2", "warning", "OK", now),
                SampleAlarms.cpu("web-1", "info", "ALARM", now),
                SampleAlarms.inSns(SampleAlarms.cpu("ai-1", "critical", "ALARM", now)),
                SampleAlarms.cpu("api-1", "critical", "ALARM", now),
                "not an alarm"));
    awaitTexts(neighbours, program, now.plus(LIMIT));
    HttpClient http = HttpClient.newHttpClient();
    for (String path : List.of("liveness", "readiness", "")) {
      expectOk(http, port, "/actuator/health/" + path);
    }
    expectOk(http, port, "/actuator/prometheus");
  }

  private static void awaitTexts(Neighbours neighbours, Process program, Instant end) {
    while (neighbours.sens().arrived(2, Duration.ofSeconds(1)).size() < 2) {
      if (!program.isAlive()) {
        throw new IllegalStateException("the program ended with status " + program.exitValue());
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("no two texts in " + LIMIT);
      }
    }
  }

  private static void expectOk(HttpClient http, int port, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + port + path);
    int status =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
            .statusCode();
    if (status != 200) {
      throw new IllegalStateException("the rehearsal got " + status + " from " + path);
    }
  }

  private static void end(Process program) throws InterruptedException {
    if (!program.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      program.destroyForcibly();
      throw new IllegalStateException("the program did not end in " + LIMIT);
    }
    if (program.exitValue() != ENDED_BY_SIGTERM) {
      throw new IllegalStateException("the program ended with status " + program.exitValue());
    }
  }
}

package io.bongsu;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Postgres;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.TcpProxy;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The phones ring whatever becomes of the ledger, at the start and later. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(90)
class LedgerTroubleTest {

  private static final Duration IN_TIME = Duration.ofSeconds(10);

  private final EmbeddedQueue queue = EmbeddedQueue.start();
  private final FakeSens sens = FakeSens.start();
  private Path directory = Path.of("");

  @BeforeEach
  void remember(@TempDir Path temporary) {
    directory = temporary;
  }

  @AfterEach
  void stop() {
    sens.close();
    queue.close();
  }

  @Test
  void aFileThatIsLockedAtTheStartIsTakenWhenItIsFree() throws IOException {
    try (Program program = startWhileLocked()) {
      alarmIsSent("api-1");
      Waiting.until(IN_TIME, "the ledger", () -> health(program) == Status.UP);

      alarmIsSent("api-2");
      assertThat(messages(program)).isEqualTo(1);
    }
  }

  @Test
  void theStartWaitsForALockedFileSoThatNothingIsSentAgain(CapturedOutput output)
      throws IOException {
    try (Program program = start(file())) {
      alarmIsSent("api-1");
      queue.awaitEmpty("bongsu-alarms");
    }
    queue.put("bongsu-alarms", alarm("api-1"));
    FileChannel other = lock();
    CompletableFuture<Void> unlocked =
        CompletableFuture.runAsync(() -> unlockOnceWaitedFor(output, other));

    try (Program program = start(file())) {
      assertThat(other.isOpen()).isFalse();
      unlocked.join();
      assertThat(health(program)).isEqualTo(Status.UP);
      alarmIsSent("api-2");
      queue.awaitEmpty("bongsu-alarms");
      assertThat(sens.texts(Phones.ON_CALL)).hasSize(2);
    }
  }

  /** Longer than a start takes that does not wait. */
  private void unlockOnceWaitedFor(CapturedOutput output, FileChannel other) {
    Waiting.until(IN_TIME, "the start to wait", () -> output.getOut().contains("the start waits"));
    Waiting.pause(3);
    assertThat(sens.texts(Phones.ON_CALL)).as("while the file is locked").hasSize(1);
    try {
      other.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel lock() throws IOException {
    FileChannel other = FileChannel.open(directory.resolve("ledger.mv.db"), CREATE, WRITE);
    assertThat(other.tryLock().isValid()).isTrue();
    return other;
  }

  private Program startWhileLocked() throws IOException {
    try (FileChannel other = lock()) {
      assertThat(other.isOpen()).isTrue();
      Program program = start(file(), Map.of("bongsu.ledger.wait-for-lock", "0s"));
      assertThat(health(program)).isEqualTo(Status.DOWN);
      alarmIsSent("api-0");
      return program;
    }
  }

  @Test
  void aDatabaseThatIsAwayAtTheStartIsTakenWhenItComes() {
    try (Postgres database = Postgres.start();
        TcpProxy network = TcpProxy.to(URI.create(database.url().substring("jdbc:".length())))) {
      network.cut();
      String url = "jdbc:postgresql://127.0.0.1:" + network.endpoint().getPort() + "/postgres";
      try (Program program = start(url)) {
        assertThat(health(program)).isEqualTo(Status.DOWN);
        alarmIsSent("api-1");

        network.mend();
        Waiting.until(IN_TIME, "the ledger", () -> health(program) == Status.UP);
        alarmIsSent("api-2");
        assertThat(messages(program)).isEqualTo(1);
      }
    }
  }

  @Test
  void aDatabaseThatFreezesHoldsNoAlarmUp() {
    try (Postgres database = Postgres.start();
        TcpProxy network = TcpProxy.to(URI.create(database.url().substring("jdbc:".length())))) {
      String url = "jdbc:postgresql://127.0.0.1:" + network.endpoint().getPort() + "/postgres";
      try (Program program = start(url)) {
        alarmIsSent("api-1");

        network.freeze();
        alarmIsSent("api-2");
        assertThat(health(program)).isEqualTo(Status.DOWN);
        network.thaw();
        Waiting.until(IN_TIME.multipliedBy(2), "the ledger", () -> health(program) == Status.UP);
      }
    }
  }

  @Test
  void aDamagedFileIsSetAsideAtTheStart(CapturedOutput output) throws IOException {
    try (Program program = start(file())) {
      alarmIsSent("api-1");
      assertThat(messages(program)).isEqualTo(1);
    }
    Path file = directory.resolve("ledger.mv.db");
    byte[] damaged = Files.readAllBytes(file);
    Arrays.fill(damaged, 0, damaged.length, (byte) 'x');
    Files.write(file, damaged);

    try (Program program = start(file())) {
      alarmIsSent("api-2");
      assertThat(health(program)).isEqualTo(Status.UP);
      assertThat(messages(program)).isEqualTo(1);
    }
    assertThat(aside())
        .singleElement()
        .satisfies(kept -> assertThat(kept).hasBinaryContent(damaged));
    assertThat(
            output.getOut().lines().filter(line -> line.contains("the ledger's file is damaged")))
        .hasSize(1);
  }

  @Test
  void aTruncatedFileStopsNothing() throws IOException {
    try (Program program = start(file())) {
      alarmIsSent("api-1");
    }
    Path file = directory.resolve("ledger.mv.db");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));

    try (Program program = start(file())) {
      alarmIsSent("api-2");
      assertThat(health(program)).isEqualTo(Status.UP);
    }
  }

  @Test
  void aDirectoryThatIsDeletedIsNoticed() {
    try (Program program = start(file())) {
      alarmIsSent("api-1");
      FileSystemUtils.deleteRecursively(directory.toFile());
      Waiting.until(IN_TIME, "health to notice", () -> health(program) == Status.DOWN);

      alarmIsSent("api-2");
      queue.put("bongsu-alarms", alarm("api-1"));
      queue.awaitEmpty("bongsu-alarms");
      assertThat(messages(program)).isEqualTo(2);
    }
  }

  private Program start(String url) {
    return start(url, Map.of());
  }

  private Program start(String url, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("spring.datasource.url", url);
    settings.put("spring.datasource.username", "postgres");
    return Program.start(queue, sens, settings);
  }

  private String file() {
    return "jdbc:h2:file:" + directory.resolve("ledger");
  }

  private Stream<Path> aside() throws IOException {
    return Files.list(directory).filter(path -> path.toString().contains(".damaged-"));
  }

  private void alarmIsSent(String server) {
    queue.put("bongsu-alarms", alarm(server));
    Waiting.until(
        IN_TIME,
        "the text about " + server,
        () -> sens.texts(Phones.ON_CALL).stream().anyMatch(text -> text.contains(server)));
  }

  private static String alarm(String server) {
    return SampleAlarms.cpu(server, "critical", "ALARM", Instant.parse("2026-11-22T05:02:00Z"));
  }

  private static Status health(Program program) {
    return program
        .context()
        .getBean("ledgerHealthIndicator", HealthIndicator.class)
        .health()
        .getStatus();
  }

  private static long messages(Program program) {
    return program
        .context()
        .getBean(JdbcClient.class)
        .sql("select count(*) from message")
        .query(Long.class)
        .single();
  }
}

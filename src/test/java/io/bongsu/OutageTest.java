package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.TcpProxy;
import io.bongsu.support.sens.FakeSens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The queue cannot be reached for a while. */
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

  private static final String QUEUE = "bongsu-alarms";

  @Test
  void anOutageOfTheQueueLosesNothingAndIsTwoLinesOfTheLog(CapturedOutput log) throws Exception {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        TcpProxy cable = TcpProxy.to(queue.endpoint());
        FakeSens sens = FakeSens.start();
        Program program = start(cable, sens)) {
      queue.put(QUEUE, alarm("api-1"));
      sens.phone(Phones.ON_CALL).receivedContaining("api-1");
      queue.awaitEmpty(QUEUE);

      cable.cut();
      queue.put(QUEUE, alarm("api-2"));
      await(log, "the queue cannot be reached");
      cable.mend();

      sens.phone(Phones.ON_CALL)
          .received("api-2", text -> text.shown().contains("api-2"), Duration.ofSeconds(20));
      queue.awaitEmpty(QUEUE);
      sens.nothingElseArrived();
      assertThat(program.context().isActive()).isTrue();
    }
    assertThat(log)
        .containsOnlyOnce("the queue cannot be reached")
        .containsOnlyOnce("the queue can be reached again");
    assertThat(log.getAll().lines().filter(line -> line.startsWith("\tat "))).isEmpty();
  }

  private static void await(CapturedOutput log, String words) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!log.getAll().contains(words) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(log).contains(words);
  }

  private static Program start(TcpProxy cable, FakeSens sens) {
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("bongsu.aws.endpoint", cable.endpoint().toString());
    return Program.start(settings, Map.of());
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }
}

package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class QueueDeletedTest {

  private static final String QUEUE = "bongsu-alarms";

  @Test
  void aQueueThatIsDeletedAndMadeAgainIsTwoLines(CapturedOutput output) {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        FakeSens sens = FakeSens.start();
        Program program =
            Program.start(queue, sens, Map.of("bongsu.burst.urgent.first-wait", "4s"))) {
      queue.put(QUEUE, SampleAlarms.cpu("api-0", "critical", "ALARM", Instant.now()));
      InFlightCount held = program.context().getBean(InFlightCount.class);
      await(() -> held.alarms() == 1);
      int before = output.getOut().length();
      String url = queue.client().getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
      queue.client().deleteQueue(request -> request.queueUrl(url));
      await(() -> output.getOut().contains("the queue cannot be reached"));
      LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
      queue.client().createQueue(request -> request.queueName(QUEUE));
      queue.put(QUEUE, SampleAlarms.cpu("web-1", "critical", "ALARM", Instant.now()));

      sens.phone(Phones.ON_CALL).receivedContaining("web-1");

      assertThat(program.context().isRunning()).isTrue();
      List<String> lines =
          output
              .getOut()
              .substring(before)
              .lines()
              .filter(line -> !line.contains(" INFO "))
              .toList();
      assertThat(lines).hasSize(1);
      assertThat(output.getOut()).contains("the queue can be reached again");
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}

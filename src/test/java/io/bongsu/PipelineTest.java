package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way, in the words of those at its ends: this alarm, this phone, this text. */
class PipelineTest {

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program = Program.start(queue, sens, Map.of());
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void aCriticalAlarmReachesThePhoneOfTheTeamOnCall() {
    queue.put("bongsu-alarms", SampleAlarms.cpu("api-3", "critical", "ALARM", Instant.now()));

    sens.phone(Phones.ON_CALL).receivedContaining("[경보] api-3 CPU 97%>80");
    assertThat(sens.faults()).isEmpty();
  }
}

package io.bongsu.workbench.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesPageTest {

  @Test
  void theRunningRoutesAreShownWithWhatWentThroughThem() throws Exception {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        FakeSens sens = FakeSens.start();
        Program program = Program.start(queue, sens, Map.of())) {
      queue.put("bongsu-alarms", SampleAlarms.cpu("api-1", "critical", "ALARM", Instant.now()));
      queue.put("bongsu-alarms", "no alarm at all");
      sens.phone(Phones.ON_CALL).receivedContaining("api-1");
      queue.awaitEmpty("bongsu-alarms");

      HttpResponse<String> picture = Http.get(program.uri("/routes.svg"));

      assertThat(picture.statusCode()).isEqualTo(200);
      assertThat(picture.headers().firstValue("Content-Type"))
          .hasValue("image/svg+xml;charset=UTF-8");
      assertThat(picture.body()).contains(">route-alarm 1<", ">classify-document 2<");
      assertThat(picture.body()).contains(">error-refused<", "deliver-post");
      assertThat(picture.body()).as("there is no topic").doesNotContain("fallback-publish");
    }
  }
}

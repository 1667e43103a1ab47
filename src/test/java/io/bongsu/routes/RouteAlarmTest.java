package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import io.bongsu.support.Phones;
import io.bongsu.workbench.preview.Cases;
import io.bongsu.workbench.preview.PreviewProgram;
import io.bongsu.workbench.preview.PreviewStart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes as they are shipped, by the table in {@code routes/route-alarm.csv}. */
class RouteAlarmTest {

  @Test
  void everyAlarmOfTheTableBecomesWhatItSays() {
    Cases cases = Cases.read(Path.of("src/test/resources/routes/route-alarm.csv"));
    List<String> settings =
        List.of(
            "--bongsu.recipients.default=" + Phones.ON_CALL,
            "--bongsu.recipients.ml=" + Phones.ML_TEAM,
            "--bongsu.teams.ai=ml");

    try (PreviewProgram program = PreviewStart.alone(BongsuApplication.class, settings)) {
      assertThat(cases.run(program)).isEmpty();
    }
    assertThat(cases.size()).isGreaterThan(20);
  }
}

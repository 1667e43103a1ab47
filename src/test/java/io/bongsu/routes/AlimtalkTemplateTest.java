package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.sens.FakeSens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The template of the settings is compared with the one that SENS has when the program starts. */
class AlimtalkTemplateTest {

  @Test
  void anApprovedTemplateIsNoProblem() throws Exception {
    assertProblems(0, Map.of());
  }

  @Test
  void anotherTextThanTheApprovedOneIsReported() throws Exception {
    assertProblems(1, Map.of("sens.alimtalk.template", "#{text}"));
  }

  @Test
  void aTemplateThatSensDoesNotHaveIsReported() throws Exception {
    assertProblems(1, Map.of("sens.alimtalk.template-code", "alarm02"));
  }

  private static void assertProblems(int problems, Map<String, String> settings) throws Exception {
    try (FakeSens sens = FakeSens.start()) {
      Map<String, String> all = new HashMap<>(sens.settings());
      all.putAll(sens.otherChannels());
      all.putAll(settings);
      try (RouteContext stage =
          RouteContext.start(
              List.of(
                  "routes/deliver.camel.yaml", "routes/sens.camel.yaml", "routes/error.camel.yaml"),
              "direct:(status-.*|deliver-template-report)",
              all)) {
        stage.mock("direct:deliver-template-report").expectedMessageCount(1);
        stage.mock("direct:deliver-template-report").assertIsSatisfied();
        Object problem =
            stage
                .mock("direct:deliver-template-report")
                .getExchanges()
                .get(0)
                .getMessage()
                .getBody();
        assertThat(problem != null).isEqualTo(problems == 1);
      }
    }
  }
}

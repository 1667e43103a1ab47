package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.BongsuApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CheckCommandTest {

  private static final String BROKEN = "src/test/resources/broken-routes/";

  private final Path home;

  CheckCommandTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void theFilesInsideTheProgramAreFine(CapturedOutput output) {
    assertThat(BongsuCommand.run(BongsuApplication.class, "check")).isZero();
    assertThat(output.getOut()).isEqualTo("0 errors, 0 warnings\n");
  }

  @Test
  void whatIsWrongIsToldByFileAndLineAndFails(CapturedOutput output) {
    String file = BROKEN + "03-unknown-bean.camel.yaml";

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", file)).isEqualTo(1);
    assertThat(output.getOut())
        .isEqualTo(
            file
                + ":9: there is no bean 'clasifier'; did you mean 'classifier'? [bean]\n"
                + "1 errors, 0 warnings\n");
  }

  @Test
  void whatIsOnlyStyleFailsOnlyWhenToldToBeStrict() {
    String file = BROKEN + "12-missing-description.camel.yaml";

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", file)).isZero();
    assertThat(BongsuCommand.run(BongsuApplication.class, "check", "--strict", file)).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereIsAMistakeOfUse(CapturedOutput output) {
    assertThat(BongsuCommand.run(BongsuApplication.class, "check", "no-such-file.yaml"))
        .isEqualTo(2);
    assertThat(output.getErr()).contains("no-such-file.yaml: there is no such file");
  }

  @Test
  void jsonIsOneDocument(CapturedOutput output) throws IOException {
    BongsuCommand.run(
        BongsuApplication.class,
        "check",
        "--format",
        "json",
        BROKEN + "03-unknown-bean.camel.yaml");

    var document = new ObjectMapper().readTree(output.getOut());
    assertThat(document.path("errors").asInt()).isEqualTo(1);
    assertThat(document.at("/findings/0/line").asInt()).isEqualTo(9);
    assertThat(document.at("/findings/0/rule").asText()).isEqualTo("bean");
  }

  @Test
  void junitIsAFailedCaseForEachError(CapturedOutput output) {
    BongsuCommand.run(
        BongsuApplication.class, "check", "--format=junit", BROKEN + "03-unknown-bean.camel.yaml");

    assertThat(output.getOut())
        .contains("<testsuite name=\"bongsu check\" tests=\"1\" failures=\"1\">")
        .contains("<failure type=\"bean\"");
  }

  @Test
  void aLaneIsKnownFromTheConfigurationBesideTheRoutes() throws IOException {
    Path routes = home.resolve("09-lane-without-settings.camel.yaml");
    Files.copy(Path.of(BROKEN, "09-lane-without-settings.camel.yaml"), routes);
    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isEqualTo(1);

    write("application.yaml", LANE);

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isZero();
  }

  private static final String LANE =
      """
      bongsu:
        burst:
          nightly:
            first-wait: 1m
            window: 1h
            max-window: 2h
            max-size: 100
      """;

  @Test
  void aMisspeltSettingIsToldWithWhatWasMeant(CapturedOutput output) throws IOException {
    write("application.yaml", "bongsu:\n  queue:\n    nmae: alarms\n");

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isEqualTo(1);
    assertThat(output.getOut())
        .contains("application.yaml:3: bongsu.queue.nmae is no setting; did you mean")
        .contains("bongsu.queue.name");
  }

  @Test
  void aValueThatCannotBeUsedIsToldWithItsLine(CapturedOutput output) throws IOException {
    write("application.yaml", LANE.replace("1h", "soon"));

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isEqualTo(1);
    assertThat(output.getOut())
        .contains("application.yaml:5: bongsu.burst.nightly.window is not a duration such as");
  }

  @Test
  void aWrongNumberIsToldWithoutTheNumber(CapturedOutput output) throws IOException {
    write("application.yaml", "bongsu:\n  recipients:\n    default: ['0100000']\n");

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isEqualTo(1);
    assertThat(output.getOut())
        .contains("application.yaml:3: bongsu.recipients.default")
        .doesNotContain("0100000");
  }

  @Test
  void missingSecretsAreAFindingOnlyWhereTheProgramIsDeployed(CapturedOutput output)
      throws IOException {
    write("application.yaml", LANE);

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isZero();
    assertThat(BongsuCommand.run(BongsuApplication.class, "check", "--deployed", home.toString()))
        .isEqualTo(1);
    assertThat(output.getOut()).contains("sens.service-id is missing");
  }

  @Test
  void textsAreHeldToNinetyBytes(CapturedOutput output) throws IOException {
    write("ko.properties", "word.more=외%d\ntext.group={label} {who} {tag}\n");

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isEqualTo(1);
    assertThat(output.getOut()).contains("ko.properties:2: ", "text.group lacks {names}");
  }

  @Test
  void aDirectoryOfAConfigMapIsReadOnce() throws IOException {
    Path data = Files.createDirectory(home.resolve("..2026_11_22"));
    Files.copy(
        Path.of(BROKEN, "12-missing-description.camel.yaml"),
        data.resolve("12-missing-description.camel.yaml"));
    Files.createSymbolicLink(home.resolve("..data"), data.getFileName());
    Files.createSymbolicLink(
        home.resolve("12-missing-description.camel.yaml"),
        Path.of("..data", "12-missing-description.camel.yaml"));

    assertThat(BongsuCommand.run(BongsuApplication.class, "check", home.toString())).isZero();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(home.resolve(file), text);
  }
}

package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import io.bongsu.support.Phones;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code bongsu test-text} on a fake SENS. */
@ExtendWith(OutputCaptureExtension.class)
class TestTextCommandTest {

  private final FakeSens sens = FakeSens.start();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path config;

  @AfterEach
  void stop() {
    sens.close();
  }

  @Test
  void everyPhoneIsNamedWithItsReceipt(CapturedOutput output) throws IOException {
    sens.fails(Phones.ML_TEAM, "3001");

    assertThat(run("default")).isEqualTo(1);

    assertThat(output.getOut())
        .contains("accepted by SENS, request RSSA-1")
        .contains("***-****-0001 delivered, SKT")
        .contains("not delivered, code 3001, SKT")
        .doesNotContain(Phones.ON_CALL);
    sens.phone(Phones.ON_CALL).receivedContaining("[시험]");
    sens.nothingElseArrived();
  }

  @Test
  void aPersonIsTextedOnEveryNumber(CapturedOutput output) throws IOException {
    assertThat(run("kim")).isZero();

    assertThat(sens.accepted()).extracting("phone").containsExactly("01000000005", "01000000006");
  }

  @Test
  void aNameThatIsNotThereIsAnError(CapturedOutput output) throws IOException {
    assertThat(run("lee")).isEqualTo(2);

    assertThat(output.getErr()).contains("there is no team and no person 'lee'");
    assertThat(sens.attempts()).isEmpty();
  }

  private int run(String name) throws IOException {
    String keys =
        sens.settings().entrySet().stream()
            .map(entry -> entry.getKey() + ": '" + entry.getValue().replace("'", "''") + "'\n")
            .collect(Collectors.joining());
    Files.writeString(
        config.resolve("application.yaml"),
        keys
            + """
            bongsu.recipients.default: ["%s", "%s"]
            bongsu.people.kim: {phone: "01000000005", then: ["sms:01000000006"]}
            """
                .formatted(Phones.ON_CALL, Phones.ML_TEAM));
    return BongsuCommand.run(
        BongsuApplication.class, "test-text", "--config", config.toString(), name);
  }
}

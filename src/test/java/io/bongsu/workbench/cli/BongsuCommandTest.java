package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BongsuCommandTest {

  @Test
  void settingsAreForTheProgram() {
    assertThat(BongsuCommand.isMeantBy("--server.port=0")).isFalse();
    assertThat(BongsuCommand.isMeantBy()).isFalse();
  }

  @Test
  void helpAndVersionAreCommands() {
    assertThat(BongsuCommand.isMeantBy("--help")).isTrue();
    assertThat(BongsuCommand.isMeantBy("--version")).isTrue();
  }

  @Test
  void helpTellsWhatItIs(CapturedOutput output) {
    assertThat(BongsuCommand.run(BongsuApplication.class, "--help")).isZero();
    assertThat(output.getOut()).contains("Usage: bongsu", "runs the program");
  }

  @Test
  void whatIsNoOptionIsAMistakeOfUse(CapturedOutput output) {
    assertThat(BongsuCommand.run(BongsuApplication.class, "--no-such-option")).isEqualTo(2);
    assertThat(output.getErr()).contains("--no-such-option");
  }
}

package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What stands on the terminal while somebody waits. */
class ProgressTest {

  private final StringWriter terminal = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(1_000_000_000);

  @Test
  void aBarGrowsAndGoesWhenTheWorkIsDone() {
    try (Progress progress = progress(true)) {
      progress.begins("starting the routes");
      progress.at("previewing", 500, 1000);
      progress.at("previewing", 501, 1000);
    }

    assertThat(terminal)
        .hasToString(
            "\r\033[Kstarting the routes …"
                + "\r\033[Kpreviewing [############............] 500 of 1,000"
                + "\r\033[K");
  }

  @Test
  void aFileOrABuildServerGetsNothing() {
    try (Progress progress = progress(false)) {
      progress.begins("starting the routes");
      progress.at("previewing", 1000, 1000);
    }

    assertThat(terminal).hasToString("");
  }

  private Progress progress(boolean shown) {
    return new Progress(new PrintWriter(terminal), shown, nanos::get);
  }
}

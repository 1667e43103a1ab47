package io.bongsu.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The story beside the program's log, which comes from other threads. */
class TrialOutputTest {

  @Test
  void aParagraphIsNeverTornApartByALineOfTheLog() throws InterruptedException {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream stdout = new PrintStream(slow(console), true, StandardCharsets.UTF_8);
    TrialOutput narrator = new TrialOutput(stdout);
    byte[] event = "     log    accepted\n".getBytes(StandardCharsets.UTF_8);
    Thread log =
        new Thread(() -> Stream.generate(() -> event).limit(500).forEach(stdout::writeBytes));

    log.start();
    for (int i = 0; i < 500; i++) {
      narrator.say("first\nsecond");
    }
    log.join();

    String printed = console.toString(StandardCharsets.UTF_8);
    assertThat(printed.replace("\nfirst\nsecond\n", "").replace("     log    accepted\n", ""))
        .isEmpty();
  }

  /** Gives other threads their turn in the middle of whatever is written. */
  private static OutputStream slow(ByteArrayOutputStream console) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        console.write(one);
        Thread.yield();
      }
    };
  }
}

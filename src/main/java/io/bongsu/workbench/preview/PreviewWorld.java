package io.bongsu.workbench.preview;

import java.time.Instant;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What a preview has in the place of the world: time, chance, a queue, and somebody who looks; and
 * until when it may take.
 */
record PreviewWorld(
    VirtualClock clock,
    VirtualQueue queue,
    PreviewRecorder recorder,
    Random random,
    PreviewDeadline deadline) {

  /** The same tags each time, so that two previews can be compared. */
  private static final long SEED = 1;

  static PreviewWorld create() {
    VirtualClock clock = VirtualClock.at(Instant.EPOCH);
    return new PreviewWorld(
        clock,
        new VirtualQueue(),
        new PreviewRecorder(clock),
        new Random(SEED),
        new PreviewDeadline());
  }

  void forget() {
    recorder.clear();
    random.setSeed(SEED);
  }

  /** Puts it where the program looks for the real one. */
  void register(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("clock", clock);
    beans.registerSingleton("previewRandom", random);
    beans.registerSingleton("recordingInterceptor", new RecordingInterceptor(recorder, deadline));
    beans.registerSingleton("previewOutside", outside());
  }

  private CamelContextConfiguration outside() {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        StubComponents.replace(context, queue, recorder);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}

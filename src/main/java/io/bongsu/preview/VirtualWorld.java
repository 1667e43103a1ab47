package io.bongsu.preview;

import io.bongsu.burst.VirtualClock;
import java.time.Instant;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** What a preview has in the place of the world: time, chance, a queue, and somebody who looks. */
record VirtualWorld(VirtualClock clock, VirtualQueue queue, Notebook notebook, Random random) {

  /** The same tags each time, so that two previews can be compared. */
  private static final long SEED = 1;

  static VirtualWorld create() {
    VirtualClock clock = VirtualClock.at(Instant.EPOCH);
    return new VirtualWorld(clock, new VirtualQueue(), new Notebook(clock), new Random(SEED));
  }

  void forget() {
    notebook.clear();
    random.setSeed(SEED);
  }

  /** Puts it where the program looks for the real one. */
  void register(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("clock", clock);
    beans.registerSingleton("previewRandom", random);
    beans.registerSingleton("previewWitness", new Witness(notebook));
    beans.registerSingleton("previewOutside", outside());
  }

  private CamelContextConfiguration outside() {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        Outside.replace(context, queue);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}

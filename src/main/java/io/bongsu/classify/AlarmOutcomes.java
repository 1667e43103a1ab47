package io.bongsu.classify;

/** Writes what became of an alarm together with the row that says so, in one transaction. */
public interface AlarmOutcomes {

  /** Knows nothing of alarms and writes the row alone. */
  AlarmOutcomes NONE =
      new AlarmOutcomes() {
        @Override
        public void done(String key, Runnable write) {
          write.run();
        }

        @Override
        public void failed(String key, Runnable write) {
          write.run();
        }
      };

  /** The alarm was dealt with. */
  void done(String key, Runnable write);

  /** The alarm goes back to the queue. */
  void failed(String key, Runnable write);
}

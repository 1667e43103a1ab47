package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FileFlushTest {

  private final List<String> statements = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final FileFlush flush = new FileFlush(statements::add, nanos::get);

  @Test
  void theDiskHasItAfterOneSecondOfWriting() {
    flush.run();
    after(400);
    after(400);
    after(200);
    after(999);
    after(1);

    assertThat(statements)
        .containsExactly(
            "checkpoint sync",
            "checkpoint",
            "checkpoint",
            "checkpoint sync",
            "checkpoint",
            "checkpoint sync");
  }

  private void after(long millis) {
    nanos.addAndGet(millis * 1_000_000);
    flush.run();
  }
}

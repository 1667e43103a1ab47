package io.bongsu.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of the fault matrix: a process that ends. */
class KillsIT {

  @Test
  void aProcessKilledWhileABurstIsOpenLosesAndDoublesNothing() {
    assertGood(Kills.at("acknowledgement held, before the burst", "burst-gather", 5));
  }

  @Test
  void aProcessKilledWhenSensHasAMessageLosesAndDoublesNothing() {
    assertGood(Kills.afterPost());
  }

  @Test
  void aTerminatedProcessLosesAndDoublesNothing() {
    assertGood(Deploys.terminated());
  }

  private static void assertGood(Result result) {
    assertThat(result).as(result.line()).matches(Result::isGood);
  }
}

package io.bongsu.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of the fault matrix: one row of each kind. */
class FaultMatrixIT {

  @Test
  void aProcessKilledWhileABurstIsOpenLosesAndDoublesNothing() {
    assertGood(Kills.at("acknowledgement held, before the burst", "burst-gather", 5));
  }

  @Test
  void aProcessKilledWhenSensHasAMessageLosesAndDoublesNothing() {
    assertGood(Kills.afterPost());
  }

  @Test
  void aLostAnswerLosesAndDoublesNothing() {
    assertGood(Outages.answerLost());
  }

  @Test
  void aTerminatedProcessLosesAndDoublesNothing() {
    assertGood(Deploys.terminated());
  }

  @Test
  void aBeanThatThrowsLosesAndDoublesNothing() {
    String what = "a bean throws";
    assertGood(BrokenFiles.run(what, BrokenFiles.files().get(what)));
  }

  private static void assertGood(Result result) {
    assertThat(result).as(result.line()).matches(Result::isGood);
  }
}

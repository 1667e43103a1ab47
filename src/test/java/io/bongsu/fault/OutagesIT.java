package io.bongsu.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of the fault matrix: what a process meets. */
class OutagesIT {

  @Test
  void aLostAnswerLosesAndDoublesNothing() {
    assertGood(Outages.answerLost());
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

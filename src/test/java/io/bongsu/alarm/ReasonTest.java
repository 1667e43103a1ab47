package io.bongsu.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ReasonTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/alarms/reasons.csv", numLinesToSkip = 1, delimiter = ';')
  void theNumbersAreReadFromTheSentence(
      String sentence,
      @Nullable Double value,
      @Nullable Double threshold,
      @Nullable String comparison) {
    Reason reason = new Reason(sentence);

    assertThat(reason.value()).isEqualTo(value);
    assertThat(reason.threshold()).isEqualTo(threshold);
    assertThat(reason.comparison()).isEqualTo(comparison);
  }

  @Test
  void aSentenceMadeToBeSlowIsReadInNoTime() {
    long before = System.nanoTime();
    String evil = "Threshold " + "arn:a:alarm:".repeat(50_000) + "datapoints ".repeat(50_000);

    new Reason(evil).children();
    new Reason(evil).value();

    assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
  }
}

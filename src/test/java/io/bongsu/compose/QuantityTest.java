package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.notify.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  private static final MessageCatalog WORDS = Composers.TEMPLATES.of(Language.EN);

  /** Worked out by hand: value and limit in the unit, and as a person would write them. */
  @ParameterizedTest
  @CsvSource({
    "Percent, 97.34567, 80, 97.3%>80",
    "Percent, 100, 80, 100%>80",
    "Percent, 80.04, 80, 80.04%>80",
    "Celsius, 91, 85, 91℃>85",
    "None, 132, 100, 132>100",
    "Count, 132.0, 100.5, 132>100.5",
    "Count, 0, 1, 0>1",
    "Count, 99999, 1e5, 99999>100K",
    "Count, 1234567, 1e6, 1.23M>1M",
    "Seconds, 2.34, 1, 2.34s>1s",
    "Seconds, 0.23, 0.1, 230ms>100ms",
    "Seconds, 0, 1, 0s>1s",
    "Seconds, 7200, 900, 2h>15m",
    "Seconds, 726, 300, 12.1m>5m",
    "Seconds, 726, 500, 726s>500s",
    "Milliseconds, 726000, 90000, 12.1m>90s",
    "Milliseconds, 2340, 1000, 2.34s>1s",
    "Microseconds, 1500000, 500000, 1.5s>500ms",
    "Bytes, 1610612736, 1073741824, 1.5GB>1GB",
    "Bytes, 3.2e9, 1e9, 3.2GB>1GB",
    "Megabytes, 2048, 1024, 2GB>1GB",
    "Bytes/Second, 15728640, 10485760, 15MB/s>10MB/s",
    "Count/Second, 250.4, 200, 250/s>200/s",
    "None, -3.5, -2, -3.5>-2",
  })
  void numbersAreAsShortAsAPersonReadsThem(
      String unit, double value, double limit, String expected) {
    Quantity quantity = Quantity.of(unit, limit, WORDS).comparing(value, limit);

    assertThat(quantity.value(value, limit) + ">" + quantity.limit(limit)).isEqualTo(expected);
  }
}

package io.bongsu.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlarmKeyTest {

  @Test
  void aKeyOfUsualLengthCanBeRead() {
    assertThat(AlarmKey.of("arn:alarm:서버-1", "", "ALARM", "2026-11-22T05:02:00Z"))
        .isEqualTo("arn:alarm:서버-1||ALARM|2026-11-22T05:02:00Z");
  }

  @Test
  void aLongKeyIsShortAndStillItsOwn() {
    String one = AlarmKey.of("x".repeat(1000), "a");
    String other = AlarmKey.of("x".repeat(1000), "b");

    assertThat(one).matches("sha256:[0-9a-f]{64}").isNotEqualTo(other);
    assertThat(AlarmKey.of("x".repeat(1000), "a")).isEqualTo(one);
  }

  /** printf 'a\0b|c' | sha256sum */
  @Test
  void whatNoDatabaseTakesIsHashed() {
    assertThat(AlarmKey.of("a\u0000b", "c"))
        .isEqualTo("sha256:3bfb1860812cae5a11c9de90e1dafb8fa6bb2631e4749a49d42c7d73d227006e");
    assertThat(AlarmKey.of("half \ud83d", "c")).startsWith("sha256:");
    assertThat(AlarmKey.of("two\nlines", "c")).startsWith("sha256:");
    assertThat(AlarmKey.of("whole 🔥", "c")).isEqualTo("whole 🔥|c");
  }
}

package io.bongsu.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \r", "${UNSET}", " ${UNSET}", "{{unset}}"})
  void whatHoldsNoValueIsMissing(@Nullable String value) {
    assertThatThrownBy(() -> Setting.required("a.some-key", value))
        .isInstanceOf(SettingException.class)
        .hasMessage("a.some-key is missing: set it, or the variable A_SOMEKEY");
  }

  @Test
  void aValueIsTakenWithoutSpaceAroundIt() {
    assertThat(Setting.required("a.key", " {v$}+%& \r")).isEqualTo("{v$}+%&");
  }

  @Test
  void theExceptionNamesTheKey() {
    assertThat(new SettingException("a.key", "must be blue"))
        .hasMessage("a.key must be blue")
        .returns("a.key", SettingException::key);
  }
}

package io.bongsu.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StartFailureTest {

  @Test
  void aSettingIsFoundBelowWhateverWrapsIt() {
    Throwable failure =
        new IllegalStateException(
            "bean", new RuntimeException("route", SettingException.missing("sens.secret-key")));
    assertThat(StartFailure.sentence(failure))
        .hasValue("sens.secret-key is missing: set it, or the variable SENS_SECRETKEY");
  }

  @Test
  void aFailureOfAnotherKindIsLeftToOthers() {
    assertThat(StartFailure.sentence(new IllegalStateException("disk"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "java.time.Duration, key is not a duration such as 3s or 2m",
    "java.lang.Integer, key is not a whole number",
    "java.lang.Boolean, key is not true or false",
    "java.time.DayOfWeek, key is not MONDAY or TUESDAY or",
    "java.net.URI, key is not an address such as",
    "java.util.Locale$Category, key is not DISPLAY or FORMAT"
  })
  void aValueThatCannotBeReadIsNotRepeated(Class<?> type, String beginning) {
    assertThat(StartFailure.sentence(unreadable(type, "se cret : value")))
        .hasValueSatisfying(
            sentence -> assertThat(sentence).startsWith(beginning).doesNotContain("cret"));
  }

  @Test
  void aNumberThatStrayedIntoASentenceIsHidden() {
    Throwable failure = new SettingException("bongsu.teams.ai", "names the team '010-0000-0001'");
    assertThat(StartFailure.sentence(failure)).hasValue("bongsu.teams.ai names the team '***'");
  }

  private static Throwable unreadable(Class<?> type, String value) {
    Binder binder = new Binder(new MapConfigurationPropertySource(Map.of("key", value)));
    try {
      binder.bind("key", Bindable.of(type));
    } catch (BindException e) {
      return new IllegalStateException(e);
    }
    throw new AssertionError(value + " was read as " + type);
  }
}

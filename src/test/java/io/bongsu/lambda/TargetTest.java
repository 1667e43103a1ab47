package io.bongsu.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  private static final String TOKEN = "s3cret-of-the-test";

  @ParameterizedTest
  @CsvSource({
    "https://b.example.com, https://b.example.com/alarms",
    "https://b.example.com/, https://b.example.com/alarms",
    "https://b.example.com:8443/alarms, https://b.example.com:8443/alarms",
    "https://b.example.com/bongsu/alarms, https://b.example.com/bongsu/alarms",
    "http://localhost:8080, http://localhost:8080/alarms",
    "http://127.0.0.1:8080/alarms, http://127.0.0.1:8080/alarms",
    "http://[::1]:8080, http://[::1]:8080/alarms"
  })
  void anAddressIsTakenAsItIsAndAHostMeansItsAlarms(String url, String expected) {
    assertThat(Target.of(Map.of("BONGSU_URL", url, "BONGSU_TOKEN", TOKEN)).uri())
        .hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://b.example.com/alarms",
        "http://localhost.example.com/alarms",
        "http://127.0.0.1.example.com/alarms",
        "ftp://b.example.com/alarms",
        "b.example.com",
        "https:///alarms",
        "https://user:pw@b.example.com/alarms",
        "https://b.example.com/alarms?token=x",
        "https://b.example.com/alarms#x",
        "https://b example.com",
        " ",
      })
  void anAddressThatIsNotHttpsOrSaysTooMuchIsRefused(String url) {
    assertThatThrownBy(() -> Target.of(Map.of("BONGSU_URL", url, "BONGSU_TOKEN", TOKEN)))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("BONGSU_URL ")
        .hasMessageNotContainingAny("pw", "token=x");
  }

  @Test
  void aMissingTokenIsNamed() {
    assertThatThrownBy(() -> Target.of(Map.of("BONGSU_URL", "https://b.example.com")))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("BONGSU_TOKEN ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "line\nbreak", "토큰"})
  void aTokenThatNoHeaderCanCarryIsRefusedWithoutShowingIt(String token) {
    Map<String, String> environment =
        Map.of("BONGSU_URL", "https://b.example.com", "BONGSU_TOKEN", token);

    assertThatThrownBy(() -> Target.of(environment))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("BONGSU_TOKEN ")
        .hasMessageNotContaining(token);
  }

  @Test
  void theTokenIsNotInItsText() {
    Target target = Target.of(Map.of("BONGSU_URL", "https://b.example.com", "BONGSU_TOKEN", TOKEN));

    assertThat(target.toString()).doesNotContain(TOKEN);
  }
}

package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SensPropertiesTest {

  private final Map<String, String> keys =
      new HashMap<>(
          Map.of(
              "sens.service-id", "ncp:sms:kr:000000000000:bongsu",
              "sens.access-key", "an-access-key",
              "sens.secret-key", "a+secret%key",
              "sens.from", "0200000000"));

  @Test
  void hasTheseDefaults() {
    SensProperties sens = bind();

    assertThat(sens.baseUrl()).isEqualTo("https://sens.apigw.ntruss.com");
    assertThat(sens.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(sens.responseTimeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void theKameletHasTheSameDefaults() throws IOException {
    String kamelet =
        Files.readString(Path.of("src/main/resources/kamelets/sens-sms-sink.kamelet.yaml"));

    assertThat(kamelet)
        .contains("{{sens.base-url:" + bind().baseUrl() + "}}")
        .contains("{{sens.connect-timeout:" + bind().connectTimeout().toSeconds() + "s}}")
        .contains("{{sens.response-timeout:" + bind().responseTimeout().toSeconds() + "s}}");
  }

  @ParameterizedTest
  @CsvSource({
    "sens.service-id, SENS_SERVICEID",
    "sens.access-key, SENS_ACCESSKEY",
    "sens.secret-key, SENS_SECRETKEY",
    "sens.from, SENS_FROM"
  })
  void aMissingKeyIsNamedInOneSentence(String key, String variable) {
    String sentence = key + " is missing: set it, or the variable " + variable;

    keys.remove(key);
    assertRefused(sentence);
    keys.put(key, "  ");
    assertRefused(sentence);
    keys.put(key, "${" + variable + "}");
    assertRefused(sentence);
  }

  @Test
  void keysAreTakenWithoutTheCarriageReturnOfAnEnvFile() {
    keys.put("sens.secret-key", "a+secret%key\r");
    keys.put("sens.access-key", " an-access-key ");

    assertThat(bind().secretKey()).isEqualTo("a+secret%key");
    assertThat(bind().accessKey()).isEqualTo("an-access-key");
  }

  @ParameterizedTest
  @CsvSource({
    "sens.base-url, sens.apigw.ntruss.com",
    "sens.base-url, https://sens.apigw.ntruss.com/",
    "sens.base-url, https://user:password@host",
    "sens.base-url, ftp://host",
    "sens.service-id, ncp:sms kr",
    "sens.service-id, a/../b",
    "sens.from, 02-000-0000",
    "sens.connect-timeout, 0s",
    "sens.response-timeout, -1s"
  })
  void aWrongValueIsRefusedAndNotRepeated(String key, String value) {
    keys.put(key, value);

    assertThatThrownBy(this::bind)
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(key + " must be ")
        .hasMessageNotContaining(value + "\"");
  }

  @Test
  void itsTextHoldsNoKeyAndNoNumber() {
    assertThat(bind().toString())
        .doesNotContain("an-access-key", "a+secret%key", "0200000000")
        .contains("sens.apigw.ntruss.com");
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(this::bind)
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessage(sentence);
  }

  private SensProperties bind() {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("sens", SensProperties.class);
  }
}

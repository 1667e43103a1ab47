package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not stand in a route file. The values have the form of real ones and open nothing. */
class SecretTextTest {

  private static final String TWENTY = "Q".repeat(20);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "call 010-0000-0001 | a phone number",
        "jdbc:postgresql://bongsu:sesame@db/x | a phone number or a password",
        "https://hooks.slack.com/services/T0/B0/x | Slack webhook",
        "https://example.webhook.office.com/webhookb2/x | Teams webhook",
        "https://discord.com/api/webhooks/1/x | Discord webhook",
        "AKIAIOSFODNN7EXAMPLE | an AWS access key",
        "ASIAIOSFODNN7EXAMPLE | an AWS access key",
        "Authorization: Bearer abcdefgh | a token",
        "-----BEGIN RSA PRIVATE KEY----- | a private key"
      })
  void aSecretIsNamedByItsKindAndNotRepeated(String text, String kind) {
    assertThat(SecretText.problem(text).orElse(""))
        .contains(kind)
        .contains("write {{key}} here")
        .doesNotContain("sesame", "EXAMPLE", "0001", "abcdefgh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xoxb-", "ghp_"})
  void aTokenOfAServiceIsKnownByItsPrefix(String prefix) {
    assertThat(SecretText.problem(prefix + TWENTY)).isPresent();
    assertThat(SecretText.problem(prefix)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{audit.webhook}}",
        "Bearer {{post.token}}",
        "https://hooks.slack.com/services/{{slack.path}}",
        "jdbc:postgresql://{{user}}:{{password}}@db/x",
        "arn:aws:sns:ap-northeast-2:123456789012:alarms"
      })
  void aKeyInItsPlaceIsNoSecret(String text) {
    assertThat(SecretText.problem(text)).isEmpty();
  }
}

package io.bongsu.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

class MailPropertiesTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "bongsu.mail.via", "smtp",
          "bongsu.mail.host", "smtp.example.com",
          "bongsu.mail.sender", "bongsu@example.com",
          "bongsu.mail.user", "bongsu",
          "bongsu.mail.password", "hush-hush");

  @Test
  void withoutASettingSensCarriesMailsAndAServerNeedsStartTls() {
    MailProperties defaults = bind(Map.of());

    assertThat(defaults.isSmtp()).isFalse();
    assertThat(defaults.port()).isEqualTo(587);
    assertThat(defaults.tls()).isEqualTo(SmtpTls.STARTTLS);
  }

  @Test
  void aServerIsTakenAndItsAccountIsInNoText() {
    assertThat(bind(GOOD).isSmtp()).isTrue();
    assertThat(bind(GOOD)).hasToString("MailProperties[via=SMTP]");
  }

  @ParameterizedTest
  @CsvSource({
    "via,pigeon",
    "host,''",
    "host,smtp://mail.example.com",
    "host,mail.example.com:587",
    "sender,''",
    "sender,bongsu",
    "password,''",
    "user,''",
    "tls,none",
    "tls,ssl",
    "port,0",
    "port,70000",
    "connect-timeout,0s",
    "response-timeout,soon"
  })
  void whatIsWrongIsNamed(String name, String value) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put("bongsu.mail." + name, value);

    assertThatThrownBy(() -> bind(settings))
        .hasStackTraceContaining("bongsu.mail." + (name.equals("user") ? "password" : name))
        .rootCause()
        .hasMessageNotContaining(GOOD.get("bongsu.mail.password"));
  }

  private static MailProperties bind(Map<String, String> settings) {
    return new Binder(
            List.of(new MapConfigurationPropertySource(settings)),
            null,
            ApplicationConversionService.getSharedInstance())
        .bindOrCreate("bongsu.mail", Bindable.of(MailProperties.class));
  }
}

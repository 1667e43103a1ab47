package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.settings.SettingException;
import io.bongsu.support.sens.FakeSens;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The Kamelet under Spring Boot, with the account in environment variables as in a container. */
class SensSmsSinkInSpringTest {

  private static final String PHONE = "01000000001";

  private final FakeSens sens = FakeSens.start();

  @AfterEach
  void stop() {
    sens.close();
  }

  @Test
  void theKameletsUseWhatTheEnvironmentSays() {
    try (ConfigurableApplicationContext context = start(environment())) {
      ProducerTemplate camel = context.getBean(ProducerTemplate.class);
      Map<String, Object> message = Map.of("to", PHONE, "content", "disk 91% #7K2");

      Object outcome = camel.requestBody("kamelet:sens-sms-sink", message);

      assertThat(outcome).isInstanceOf(SensOutcome.Accepted.class);
      sens.phone(PHONE).received("disk 91% #7K2");
      assertThat(sens.faults()).isEmpty();
      Object listed = camel.requestBody("kamelet:sens-message-list-action", ofRequest(outcome));
      assertThat(((SensListed) listed).requestOf("disk 91% #7K2", PHONE)).isPresent();
    }
  }

  @Test
  void aMissingSecretStopsTheStart() {
    Map<String, Object> environment = environment();
    environment.remove("SENS_SECRETKEY");

    assertThatThrownBy(() -> start(environment).close())
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessage("sens.secret-key is missing: set it, or the variable SENS_SECRETKEY");
  }

  private static SensListQuery ofRequest(Object outcome) {
    return new SensListQuery.OfRequest(((SensOutcome.Accepted) outcome).requestId());
  }

  private Map<String, Object> environment() {
    Map<String, Object> variables = new HashMap<>();
    sens.settings()
        .forEach(
            (key, value) ->
                variables.put(key.replace("-", "").replace('.', '_').toUpperCase(), value));
    return variables;
  }

  private static ConfigurableApplicationContext start(Map<String, Object> environment) {
    return new SpringApplicationBuilder(OnlySens.class)
        .web(WebApplicationType.NONE)
        .properties(
            "spring.config.location=optional:classpath:/none/", "spring.main.banner-mode=off")
        .initializers(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
        .run();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SensProperties.class)
  @EnableAutoConfiguration(
      excludeName = {
        "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
        "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration"
      })
  static class OnlySens {}
}

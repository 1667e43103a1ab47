package io.bongsu.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SecretValuesTest {

  @Test
  void whatAMessageMustNotShowIsMasked() {
    MockEnvironment settings = new MockEnvironment();
    settings.setProperty("sens.secret-key", "not-a-real-secret\n");
    settings.setProperty("spring.datasource.url", "jdbc:postgresql://db/x?password=none");
    settings.setProperty("bongsu.console.token", "not-a-real");
    settings.setProperty("bongsu.queue.name", "bongsu-alarms");

    assertThat(
            SecretValues.of(settings)
                .masked(
                    "Driver does not take jdbc:postgresql://db/x?password=none; not-a-real-secret;"
                        + " not-a-real; bongsu-alarms; 010-0000-0001"))
        .isEqualTo("Driver does not take ***; ***; ***; bongsu-alarms; ***");
  }
}

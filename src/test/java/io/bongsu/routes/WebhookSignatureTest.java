package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WebhookSignatureTest {

  private final MockEnvironment settings = new MockEnvironment();
  private final WebhookSignature signature = new WebhookSignature(settings);

  /** The example of GitHub's page "Validating webhook deliveries". */
  @Test
  void itIsTheOneThatTheReceiverComputes() {
    settings.setProperty("hook.secret", "It's a Secret to Everybody\n");

    assertThat(signature.sha256("Hello, World!", "hook.secret"))
        .isEqualTo("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void withoutASecretNothingIsSigned() {
    assertThatThrownBy(() -> signature.sha256("x", "hook.secret"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hook.secret");
  }
}

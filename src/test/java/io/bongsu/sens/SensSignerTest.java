package io.bongsu.sens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensSignerTest {

  /**
   * The first row is published in the tests of sjk4425/ncloud-mcp-server ({@code
   * src/auth/signature.test.ts}), which works against the live gateway. The vendor prints no vector
   * of its own; the others were computed outside this project from its description, and can be made
   * again with {@code printf 'POST …\n1700…\nAK-EXAMPLE' | openssl dgst -sha256 -hmac SK-EXAMPLE
   * -binary | base64}.
   */
  @ParameterizedTest
  @CsvSource({
    "GET,/vserver/v2/getServerInstanceList?responseFormatType=json,1234567890123,TestAccessKey,"
        + "TestSecretKey,FPsYYX8fuMAgi+cue3eACOW0dNtIwu1LYWfg/megA2M=",
    "POST,/sms/v2/services/ncp:sms:kr:123456789012:alarm/messages,1700000000000,AK-EXAMPLE,"
        + "SK-EXAMPLE,xLAob0n5dcfXu2mrmlTunMCjlYK/tgfg5q2SSKhckLY=",
    "GET,/sms/v2/services/ncp:sms:kr:123456789012:alarm/messages?requestId=RSSA-1,1700000000000,"
        + "AK-EXAMPLE,SK-EXAMPLE,NCHUhpSses8bYEI0gWZT2Myq/WI8RjD1T0xZH76XXT4=",
    "GET,/sms/v2/services/ncp%3Asms%3Akr%3A123456789012%3Aalarm/messages?requestId=RSSA-1,"
        + "1700000000000,AK-EXAMPLE,SK-EXAMPLE,1send1VRwGpU27p4fviNflsE4FHMsekSIsoO6JNGx2E=",
    "DELETE,/sms/v2/services/ncp:sms:kr:123456789012:alarm/reservations/RSSA-1,1700000000000,"
        + "AK-EXAMPLE,SK-EXAMPLE,O3Ryp615HUB5w4OUS49NLP801XNtJKVJOrvXbfvZ52Y="
  })
  void signsAsTheGatewayDoes(
      String method, String target, String time, String key, String secret, String signature) {
    assertThat(SensSigner.signature(method, target, time, key, secret)).isEqualTo(signature);
  }

  @Test
  void sendsTheTimestampThatItSigned() {
    Clock clock = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);
    String target = "/sms/v2/services/ncp:sms:kr:123456789012:alarm/messages";

    Map<String, String> headers =
        new SensSigner("AK-EXAMPLE", "SK-EXAMPLE", clock).headers("POST", target);

    assertThat(headers)
        .containsExactly(
            Map.entry("x-ncp-apigw-timestamp", "1700000000000"),
            Map.entry("x-ncp-iam-access-key", "AK-EXAMPLE"),
            Map.entry("x-ncp-apigw-signature-v2", "xLAob0n5dcfXu2mrmlTunMCjlYK/tgfg5q2SSKhckLY="));
  }
}

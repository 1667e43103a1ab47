package io.bongsu.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final String BODY =
      "{\"cluster\":\"bongsu-Cluster\",\"service\":\"bongsu-Service\",\"desiredCount\":1}";

  /** Made by botocore (SigV4Auth) for the same request and keys. */
  @Test
  void theSignatureIsThatOfAnotherTool() {
    Map<String, String> sent =
        new AwsSignature(
                "ap-northeast-2",
                "ecs",
                "AKIDEXAMPLE",
                "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                "session")
            .sign(
                Map.of(
                    "content-type",
                    "application/x-amz-json-1.1",
                    "host",
                    "ecs.ap-northeast-2.amazonaws.com",
                    "x-amz-target",
                    "AmazonEC2ContainerServiceV20141113.UpdateService"),
                BODY,
                NOW);
    assertThat(sent)
        .containsEntry("x-amz-date", "20261126T090000Z")
        .hasEntrySatisfying(
            "authorization",
            value ->
                assertThat(value)
                    .isEqualTo(
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261126/ap-northeast-2/ecs/"
                            + "aws4_request, SignedHeaders=content-type;host;x-amz-date;"
                            + "x-amz-security-token;x-amz-target, Signature="
                            + "ac73db32cbf3fec205965d8bea97b84415139186eafb535daa1c531a538d368e"));
  }

  @Test
  void theKeysAreNotPrinted() {
    assertThat(new AwsSignature("r", "ecs", "access", "secret", "session").toString())
        .doesNotContain("access", "secret", "session");
  }
}

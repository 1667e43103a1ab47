package io.bongsu.ingest;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a request to {@code POST /sns}: it must be a message that SNS signed, of a topic
 * that is listened to, and fresh. A refusal with a 4xx is for good, since SNS repeats after a 5xx
 * only. Thread-safe.
 */
public final class SnsRequests {

  private final SnsTopics topics;
  private final SnsVerifier verifier;
  private final Duration maxAge;
  private final Clock clock;

  SnsRequests(SnsTopics topics, SnsVerifier verifier, Duration maxAge, Clock clock) {
    this.topics = topics;
    this.verifier = verifier;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /**
   * Refuses what no body can make acceptable.
   *
   * @param raw set if the message comes without its envelope, and so without a signature
   */
  void admit(@Nullable String raw) {
    if (!topics.areSet()) {
      throw new RequestRefusedException(
          ProblemKind.OFF, "POST /sns is on once bongsu.ingest.sns-topics is set.");
    }
    if ("true".equalsIgnoreCase(raw)) {
      throw new RequestRefusedException(
          ProblemKind.UNREADABLE,
          "A raw message has no signature; turn raw message delivery off for this subscription.");
    }
  }

  /**
   * @param raw set if the message came without its envelope, and so without a signature
   */
  public SnsDelivery verify(
      @Header("x-amz-sns-rawdelivery") @Nullable String raw, @Body byte @Nullable [] body) {
    admit(raw);
    SnsEnvelope envelope = SnsEnvelope.read(Utf8.text(body));
    if (!topics.contain(envelope.topicArn())) {
      throw new RequestRefusedException(
          ProblemKind.FORBIDDEN, "The topic is not among bongsu.ingest.sns-topics.");
    }
    verifier.verify(envelope);
    if (envelope.timestamp().isBefore(clock.instant().minus(maxAge))) {
      throw new RequestRefusedException(
          ProblemKind.FORBIDDEN, "The message is older than bongsu.ingest.sns-max-age.");
    }
    return new SnsDelivery(envelope);
  }
}

package io.bongsu.ingest;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.regions.Region;

/**
 * Says whether SNS signed a message, by the SDK's message manager for the region of its topic. The
 * manager compares the certificate's host with that of the region; what it does not look at (port,
 * user, path, redirects) is decided before. Who may sign is proven by the connection: a certificate
 * counts because the host of SNS handed it out over TLS. Thread-safe.
 */
final class SnsVerifier implements AutoCloseable {

  private final CertificateFetch certificates;
  private final WholeSecondSignature wholeSecond;
  private final Map<String, SnsMessageManager> managers = new ConcurrentHashMap<>();

  SnsVerifier(CertificateFetch certificates, Clock clock) {
    this.certificates = certificates;
    this.wholeSecond = new WholeSecondSignature(certificates, clock);
  }

  /**
   * Returns if the message is genuine.
   *
   * @param envelope of a topic that is listened to
   * @throws RequestRefusedException if it is forged, or its certificate is not available now
   */
  void verify(SnsEnvelope envelope) {
    String version = envelope.part("SignatureVersion");
    if (!version.equals("1") && !version.equals("2")) {
      throw forged("its signature is of no version that is known");
    }
    if (!SigningCertificateUrl.isTrusted(envelope.part("SigningCertURL"))) {
      throw forged("its certificate is not at an address of SNS");
    }
    try {
      manager(SnsTopics.region(envelope.topicArn())).parseMessage(envelope.text());
    } catch (SdkClientException e) {
      if (isUnavailable(e)) {
        throw new RequestRefusedException(
            ProblemKind.UNAVAILABLE, "The signing certificate of SNS is not available now.");
      }
      if (!wholeSecond.verifies(envelope)) {
        throw forged("its signature does not match");
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      throw forged("a part that is signed is missing");
    }
  }

  private SnsMessageManager manager(String region) {
    return managers.computeIfAbsent(
        region,
        name ->
            SnsMessageManager.builder().region(Region.of(name)).httpClient(certificates).build());
  }

  private static boolean isUnavailable(@Nullable Throwable e) {
    return e != null
        && (e instanceof CertificateUnavailableException || isUnavailable(e.getCause()));
  }

  private static RequestRefusedException forged(String why) {
    return new RequestRefusedException(
        ProblemKind.FORBIDDEN, "SNS did not send this message: " + why + ".");
  }

  @Override
  public void close() {
    managers.values().forEach(SnsMessageManager::close);
  }
}

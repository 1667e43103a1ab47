package io.bongsu.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Verifies what the SDK cannot: SNS signs the time as it writes it, {@code 05:02:03.000Z}, and the
 * SDK's manager (2.42.36) checks {@code 05:02:03Z} in its place, so that one genuine message in a
 * thousand would be refused, for good. The certificate is one that {@link CertificateFetch} had;
 * its name and its time are checked here again. Thread-safe.
 */
final class WholeSecondSignature {

  private static final Pattern WHOLE_SECOND = Pattern.compile(".*\\.0+Z");
  private static final Pattern SIGNER =
      Pattern.compile("sns(-signing)?([.-][a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?");

  /** The type of a DNS name among a certificate's alternative names (RFC 5280, 4.2.1.6). */
  private static final Integer DNS_NAME = 2;

  private static final Set<String> SIGNED =
      Set.of("Message", "MessageId", "Timestamp", "TopicArn", "Type");

  private final CertificateFetch certificates;
  private final Clock clock;

  WholeSecondSignature(CertificateFetch certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  boolean verifies(SnsEnvelope envelope) {
    if (!WHOLE_SECOND.matcher(envelope.part("Timestamp")).matches()) {
      return false;
    }
    URI url = URI.create(envelope.part("SigningCertURL"));
    try (InputStream pem = certificates.last(url).orElseGet(InputStream::nullInputStream)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      certificate.checkValidity(Date.from(clock.instant()));
      return isSigner(certificate) && verifies(envelope, certificate);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isSigner(X509Certificate certificate) throws GeneralSecurityException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names != null
        && names.stream()
            .filter(name -> DNS_NAME.equals(name.get(0)))
            .anyMatch(name -> SIGNER.matcher(String.valueOf(name.get(1))).matches());
  }

  private static boolean verifies(SnsEnvelope envelope, X509Certificate certificate)
      throws GeneralSecurityException {
    boolean first = envelope.part("SignatureVersion").equals("1");
    Signature signature = Signature.getInstance(first ? "SHA1withRSA" : "SHA256withRSA");
    signature.initVerify(certificate.getPublicKey());
    signature.update(signedText(envelope).getBytes(StandardCharsets.UTF_8));
    return signature.verify(Base64.getDecoder().decode(envelope.part("Signature")));
  }

  /** The lines that are signed: each key and its value, in the order of the keys. */
  private static String signedText(SnsEnvelope envelope) {
    Map<String, String> parts = new TreeMap<>();
    SIGNED.forEach(key -> parts.put(key, envelope.part(key)));
    boolean notification = envelope.type().equals(SnsEnvelope.NOTIFICATION);
    for (String key : notification ? List.of("Subject") : List.of("SubscribeURL", "Token")) {
      if (envelope.json().path(key).isTextual()) {
        parts.put(key, envelope.part(key));
      }
    }
    StringBuilder text = new StringBuilder();
    parts.forEach((key, value) -> text.append(key).append('\n').append(value).append('\n'));
    return text.toString();
  }
}

package io.bongsu.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

/**
 * Signs as SNS does, with a key of its own: the lines {@code key\nvalue\n} of the parts that AWS's
 * "Verifying the signatures of Amazon SNS messages" names for each type.
 */
final class SnsSigner {

  static final String TOPIC = "arn:aws:sns:ap-northeast-2:000000000000:fires";
  static final String CERTIFICATE_URL =
      "https://sns.ap-northeast-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

  private static final String PASSWORD = "changeit";
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PrivateKey key;
  private final Certificate certificate;

  private SnsSigner(PrivateKey key, Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A new key with a certificate for a name, made by the JDK's keytool. */
  static SnsSigner named(String name, Path directory) throws Exception {
    Path store = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "sns",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore keys = keys(store);
    return new SnsSigner(
        (PrivateKey) keys.getKey("sns", PASSWORD.toCharArray()), keys.getCertificate("sns"));
  }

  private static KeyStore keys(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    return keys;
  }

  String pem() throws GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  PrivateKey key() {
    return key;
  }

  Certificate certificate() {
    return certificate;
  }

  ObjectNode notification(String message, Instant at) {
    return envelope("Notification", message, at)
        .put("UnsubscribeURL", "https://sns.ap-northeast-2.amazonaws.com/?Action=Unsubscribe");
  }

  ObjectNode confirmation(String type, String token, Instant at) {
    return envelope(type, "You have chosen to subscribe.", at)
        .put("Token", token)
        .put("SubscribeURL", "https://sns.ap-northeast-2.amazonaws.com/?Action=Confirm&a=b");
  }

  private static ObjectNode envelope(String type, String message, Instant at) {
    return MAPPER
        .createObjectNode()
        .put("Type", type)
        .put("MessageId", "00000000-0000-4000-8000-000000000007")
        .put("TopicArn", TOPIC)
        .put("Message", message)
        .put("Timestamp", MILLISECONDS.format(at))
        .put("SigningCertURL", CERTIFICATE_URL);
  }

  /** Adds version and signature. */
  ObjectNode sign(ObjectNode envelope, String version) throws GeneralSecurityException {
    boolean notification = envelope.path("Type").asText().equals("Notification");
    List<String> keys =
        notification
            ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
            : List.of(
                "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    StringBuilder lines = new StringBuilder();
    keys.stream()
        .filter(envelope::has)
        .forEach(name -> lines.append(name + "\n" + envelope.path(name).asText() + "\n"));
    Signature signature =
        Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
    signature.initSign(key);
    signature.update(lines.toString().getBytes(StandardCharsets.UTF_8));
    return envelope
        .put("SignatureVersion", version)
        .put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
  }
}

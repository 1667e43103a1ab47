package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are believed to be of SNS: those that it signed, and none that look like it. */
class ForgedSnsTest {

  private static final String PEM = "/SimpleNotificationService-0123456789abcdef.pem";

  private static SnsSigner sns;
  private static SnsSigner stranger;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusMillis(7);
  private CertificateStore shelf;
  private SnsRequests requests;

  @BeforeAll
  static void makeKeys(@TempDir Path directory) throws Exception {
    sns = SnsSigner.named("sns.amazonaws.com", directory);
    stranger = SnsSigner.named("sns.example.com", directory);
  }

  @BeforeEach
  void start() throws Exception {
    shelf = new CertificateStore(sns.pem());
    requests = requests(Set.of(SnsSigner.TOPIC));
  }

  private SnsRequests requests(Set<String> topics) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new SnsRequests(
        new SnsTopics(topics),
        new SnsVerifier(new CertificateFetch(shelf), clock),
        Duration.ofHours(1),
        clock);
  }

  @ParameterizedTest
  @CsvSource({
    "1, Notification",
    "2, Notification",
    "1, SubscriptionConfirmation",
    "2, SubscriptionConfirmation",
    "1, UnsubscribeConfirmation",
    "2, UnsubscribeConfirmation"
  })
  void whatSnsSignedIsTakenAsItCame(String version, String type) throws Exception {
    ObjectNode envelope =
        type.equals("Notification")
            ? sns.notification("{\"AlarmName\":\"불 났다\"}", now).put("Subject", "ALARM")
            : sns.confirmation(type, "token-1", now);
    String text = sns.sign(envelope, version).toPrettyString();

    SnsDelivery delivery = verify(text);

    assertThat(delivery.type()).isEqualTo(type);
    assertThat(delivery.documents()).containsExactly(text);
    assertThat(shelf.asked()).containsExactly(SnsSigner.CERTIFICATE_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void aMessageOfAWholeSecondIsTakenToo(String version) throws Exception {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);

    verify(sns.sign(sns.notification("x", second), version).toString());
    verify(sns.sign(sns.confirmation("SubscriptionConfirmation", "t", second), version).toString());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aForgedMessageOfAWholeSecondIsNot(boolean strangersCertificate) throws Exception {
    ObjectNode forged =
        stranger.sign(sns.notification("x", now.truncatedTo(ChronoUnit.SECONDS)), "2");
    if (strangersCertificate) {
      shelf.gives(200, stranger.pem());
    }

    assertForbidden(forged);
  }

  static Stream<String> addressesOfOthers() {
    return Stream.of(
        "http://sns.ap-northeast-2.amazonaws.com" + PEM,
        "HTTPS://sns.ap-northeast-2.amazonaws.com:8443" + PEM,
        "https://sns.ap-northeast-2.amazonaws.com:443" + PEM,
        "https://sns.us-east-1.amazonaws.com" + PEM,
        "https://sns.evil.amazonaws.com.evil.example" + PEM,
        "https://sns.ap-northeast-2.amazonaws.com.evil.example" + PEM,
        "https://sns.ap-northeast-2.amazonaws.com.cn.evil.example" + PEM,
        "https://sns.ap-northeast-2.amazonaws.comm" + PEM,
        "https://snsx.ap-northeast-2.amazonaws.com" + PEM,
        "https://xsns.ap-northeast-2.amazonaws.com" + PEM,
        "https://s3.amazonaws.com/sns.ap-northeast-2.amazonaws.com" + PEM,
        "https://sns.s3.amazonaws.com" + PEM,
        "https://sns.ap-northeast-2.amazonaws.com@evil.example" + PEM,
        "https://evil.example@sns.ap-northeast-2.amazonaws.com" + PEM,
        "https://evil.example#@sns.ap-northeast-2.amazonaws.com" + PEM,
        "https://evil.example\\@sns.ap-northeast-2.amazonaws.com" + PEM,
        "https://evil.example/?x=https://sns.ap-northeast-2.amazonaws.com" + PEM,
        "https://sns.ap-northeast-2.amazonaws.com" + PEM + "?x=.pem",
        "https://sns.ap-northeast-2.amazonaws.com" + PEM + "#.pem",
        "https://sns.ap-northeast-2.amazonaws.com/../evil.pem",
        "https://sns.ap-northeast-2.amazonaws.com/evil.txt",
        "https://sns.ap-northeast-2.amazonaws.com/",
        "https://sns.ap-northeast-2.amazonaws.com",
        "https://sns.ap-northeast-2.amazonaws.com./x.pem",
        "https://127.0.0.1" + PEM,
        "https://[::1]" + PEM,
        "https://2130706433" + PEM,
        "https://sns.ap-northeast-2.аmazonaws.com" + PEM,
        "https://sns.ap-northeast-2.amazonaws。com" + PEM,
        "https://sns.ap-northeast-2.amazonaws.com%2eevil.example" + PEM,
        "//sns.ap-northeast-2.amazonaws.com" + PEM,
        "file:///etc/ssl/x.pem",
        "jar:https://sns.ap-northeast-2.amazonaws.com" + PEM,
        "sns.ap-northeast-2.amazonaws.com" + PEM,
        " ",
        "");
  }

  @ParameterizedTest
  @MethodSource("addressesOfOthers")
  void aCertificateFromElsewhereIsNotEvenAskedFor(String url) throws Exception {
    assertForbidden(sns.sign(sns.notification("x", now), "2").put("SigningCertURL", url));
    assertThat(shelf.asked()).isEmpty();
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    shelf.redirectsTo("https://evil.example/x.pem");

    assertRefused(sns.sign(sns.notification("x", now), "2"), ProblemKind.UNAVAILABLE);
    assertThat(shelf.asked()).containsExactly(SnsSigner.CERTIFICATE_URL);
  }

  @Test
  void aCertificateOfAnotherNameSignsNothing() throws Exception {
    shelf.gives(200, stranger.pem());

    assertForbidden(stranger.sign(sns.notification("x", now), "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"})
  void whatIsNoCertificateSignsNothing(String body) throws Exception {
    shelf.gives(200, body);

    assertForbidden(sns.sign(sns.notification("x", now), "2"));
  }

  @Test
  void aSignatureWithAnotherKeyIsForged() throws Exception {
    assertForbidden(stranger.sign(sns.notification("x", now), "1"));
    assertForbidden(stranger.sign(sns.notification("x", now), "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp"})
  void aMessageThatWasChangedIsForged(String key) throws Exception {
    ObjectNode envelope = sns.sign(sns.notification("x", now).put("Subject", "s"), "2");

    assertForbidden(
        envelope.put(key, key.equals("Timestamp") ? now.plusSeconds(1).toString() : "y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Token", "SubscribeURL"})
  void aConfirmationThatWasChangedIsForged(String key) throws Exception {
    ObjectNode envelope =
        sns.sign(sns.confirmation("SubscriptionConfirmation", "token-1", now), "2");

    assertForbidden(envelope.deepCopy().put(key, "https://evil.example"));
    envelope.remove(key);
    assertForbidden(envelope);
  }

  @Test
  void aSubjectThatWasAddedOrTakenIsForged() throws Exception {
    assertForbidden(sns.sign(sns.notification("x", now), "2").put("Subject", "s"));
    ObjectNode without = sns.sign(sns.notification("x", now).put("Subject", "s"), "2");
    without.remove("Subject");
    assertForbidden(without);
  }

  @Test
  void aNotificationThatIsCalledAConfirmationIsForged() throws Exception {
    ObjectNode envelope = sns.sign(sns.notification("x", now), "2");

    assertForbidden(envelope.put("Type", "SubscriptionConfirmation").put("Token", "t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signature", "SignatureVersion", "SigningCertURL"})
  void aMessageWithoutPartsOfItsSignatureIsForged(String key) throws Exception {
    ObjectNode envelope = sns.sign(sns.notification("x", now), "2");
    envelope.remove(key);

    assertForbidden(envelope);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "0", "", "02", "SHA256"})
  void aVersionThatNobodyKnowsIsForged(String version) throws Exception {
    assertForbidden(sns.sign(sns.notification("x", now), "2").put("SignatureVersion", version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no base64!", "", "AAAA"})
  void aSignatureThatIsNoneIsForged(String signature) throws Exception {
    assertForbidden(sns.sign(sns.notification("x", now), "2").put("Signature", signature));
  }

  @Test
  void aTopicOfSomebodyElseIsRefusedHoweverWellSigned() throws Exception {
    ObjectNode foreign =
        sns.notification("x", now).put("TopicArn", "arn:aws:sns:ap-northeast-2:999999999999:fires");

    assertForbidden(sns.sign(foreign, "2"));
    assertThat(shelf.asked()).isEmpty();
  }

  @Test
  void aMessageIsTakenForAnHour() throws Exception {
    assertForbidden(sns.sign(sns.notification("x", now.minusMillis(3_600_001)), "2"));
    verify(sns.sign(sns.notification("x", now.minusMillis(3_599_999)), "2").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "{}",
        "{\"AlarmName\":\"a\",\"NewStateValue\":\"ALARM\"}",
        "{\"Type\":\"Notification\"}",
        "{\"Type\":\"Other\",\"MessageId\":\"1\",\"TopicArn\":\"t\",\"Message\":\"m\",\"Timestamp\":\"t\"}"
      })
  void whatIsNoMessageOfSnsIsRefused(String body) {
    assertRefused(body, ProblemKind.UNREADABLE);
  }

  @Test
  void aKeyThatIsThereTwiceIsRefused() throws Exception {
    String text = sns.sign(sns.notification("x", now), "2").toString();

    assertRefused("{\"Message\":\"evil\"," + text.substring(1), ProblemKind.UNREADABLE);
    assertRefused(
        text.substring(0, text.length() - 1) + ",\"Message\":\"evil\"}", ProblemKind.UNREADABLE);
  }

  @Test
  void aRawMessageIsRefusedForThereIsNothingToVerify() {
    byte[] alarm = "{\"AlarmName\":\"a\"}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> requests.verify("true", alarm))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 404, 500, 503})
  void aCertificateThatCannotBeHadIsOurTroubleAndAskedForAgain(int status) throws Exception {
    String text = sns.sign(sns.notification("x", now), "2").toString();
    shelf.gives(status, "");
    assertRefused(text, ProblemKind.UNAVAILABLE);

    shelf.gives(200, sns.pem());

    assertThatCode(() -> verify(text)).doesNotThrowAnyException();
  }

  @Test
  void withoutTopicsTheEndpointIsOff() throws Exception {
    requests = requests(Set.of());

    assertRefused(sns.sign(sns.notification("x", now), "2"), ProblemKind.OFF);
  }

  private SnsDelivery verify(String text) {
    return requests.verify(null, text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertForbidden(ObjectNode envelope) {
    assertRefused(envelope, ProblemKind.FORBIDDEN);
  }

  private void assertRefused(ObjectNode envelope, ProblemKind kind) {
    assertRefused(envelope.toString(), kind);
  }

  private void assertRefused(String body, ProblemKind kind) {
    assertThatThrownBy(() -> verify(body))
        .isInstanceOfSatisfying(
            RequestRefusedException.class,
            refused ->
                assertThat(refused.problem().kind()).as(refused.getMessage()).isEqualTo(kind));
  }
}

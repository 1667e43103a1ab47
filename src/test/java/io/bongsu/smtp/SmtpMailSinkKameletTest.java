package io.bongsu.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.bongsu.sens.PostLease;
import io.bongsu.sens.SensMail;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.AccountRefused;
import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.support.FakeSmtp;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * The Kamelet in a Camel context without Spring: with a real mail server (GreenMail), and with one
 * that answers badly.
 */
class SmtpMailSinkKameletTest {

  private static final String TO = "kim@example.com";
  private static final String SECRET = "a,\"difficult\" pass&word";
  private static final SensMail MAIL =
      new SensMail("[경보] api-3 CPU 97%>80", "첫 줄\n.\n둘째 줄 #7K2", TO, "0b1c-42");

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
          });
  private final FakeSmtp bad = FakeSmtp.start();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @SuppressWarnings("NullAway.Init")
  private DefaultCamelContext camel;

  @SuppressWarnings("NullAway.Init")
  private ProducerTemplate route;

  @BeforeEach
  void start() {
    server.start();
    server.setUser("bongsu@example.com", "bongsu", SECRET);
    log.start();
    logger("ROOT").addAppender(log);
    logger("io.bongsu").setLevel(Level.DEBUG);
    logger("org.apache.camel.component.kamelet").setLevel(Level.DEBUG);
  }

  private void start(int port, String tls, Map<String, String> more) throws Exception {
    Properties keys = new Properties();
    keys.put("bongsu.mail.host", "127.0.0.1");
    keys.put("bongsu.mail.port", String.valueOf(port));
    keys.put("bongsu.mail.tls", tls);
    keys.put("bongsu.mail.sender", "bongsu@example.com");
    keys.put("bongsu.mail.sender-name", "봉수");
    keys.put("bongsu.mail.response-timeout", "700ms");
    keys.putAll(more);
    camel = new DefaultCamelContext();
    camel.getPropertiesComponent().setInitialProperties(keys);
    var routes =
        """
        - route:
            id: once
            from:
              uri: direct:once
              steps:
                - to:
                    uri: kamelet:smtp-mail-sink
        """;
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.fromString("test.camel.yaml", routes));
    camel.start();
    route = camel.createProducerTemplate();
  }

  @AfterEach
  void stop() throws IOException {
    logger("ROOT").detachAppender(log);
    camel.close();
    server.stop();
    bad.close();
  }

  @Test
  void aMailArrivesAsItWasWritten() throws Exception {
    start(
        server.getSmtp().getPort(),
        "none",
        Map.of("bongsu.mail.user", "bongsu", "bongsu.mail.password", SECRET));

    assertThat(send(MAIL)).isEqualTo(new Accepted("bongsu.0b1c-42", null));

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("[경보] api-3 CPU 97%>80");
    assertThat(mail.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo("첫 줄\n.\n둘째 줄 #7K2");
    assertThat((InternetAddress) mail.getFrom()[0])
        .returns("봉수", InternetAddress::getPersonal)
        .returns("bongsu@example.com", InternetAddress::getAddress);
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
    assertThat(mail.getMessageID()).isEqualTo("<bongsu.0b1c-42@example.com>");
    assertThat(mail.getSentDate()).isNotNull();
  }

  @Test
  void headersOfTheExchangeDoNotSteerTheMail() throws Exception {
    start(server.getSmtp().getPort(), "none", Map.of());

    route.requestBodyAndHeaders(
        "direct:once", MAIL, Map.of("To", "other@example.com", "Bcc", "x@example.com"));

    assertThat(only().getAllRecipients()).extracting(Object::toString).containsExactly(TO);
  }

  @Test
  void aMailMayBeAMapOrJsonTextAndHasANewIdEachTime() throws Exception {
    start(server.getSmtp().getPort(), "none", Map.of());

    send(Map.of("to", TO, "title", "one", "body", "text"));
    send(
        "{\"to\": \"" + TO + "\", \"title\": \"line 1\\r\\nBcc: x@example.com\", \"body\": \"둘\"}");

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getMessageID()).isNotEqualTo(mails[1].getMessageID());
    assertThat(mails[1].getSubject()).isEqualTo("line 1 Bcc: x@example.com");
    assertThat(mails[1].getHeader("Bcc")).isNull();
  }

  @Test
  void aWrongPasswordRefusesTheAccount() throws Exception {
    start(
        server.getSmtp().getPort(),
        "none",
        Map.of("bongsu.mail.user", "bongsu", "bongsu.mail.password", "wrong"));

    assertThat(send(MAIL)).isInstanceOf(AccountRefused.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWithoutStartTlsGetsNothing() throws Exception {
    start(
        bad.port(),
        "starttls",
        Map.of("bongsu.mail.user", "bongsu", "bongsu.mail.password", SECRET));

    assertThat(send(MAIL)).isEqualTo(new AccountRefused(0, "SMTP: the server has no STARTTLS"));
    assertThat(bad.taken()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyVouchesForRefusesTheAccount() throws Exception {
    start(server.getSmtps().getPort(), "tls", Map.of());

    assertThat(send(MAIL)).isEqualTo(new AccountRefused(0, "SMTP: the certificate is not trusted"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void withATrustedCertificateTheMailGoesThroughTls() throws Exception {
    start(server.getSmtps().getPort(), "tls", Map.of());
    SmtpServer tls = new SmtpServer();
    tls.setHost("127.0.0.1");
    tls.setPort(server.getSmtps().getPort());
    tls.setTls("tls");
    tls.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", new DummySSLSocketFactory());
    tls.getJavaMailProperties().put("mail.smtp.ssl.checkserveridentity", "false");
    MimeMessage mail = new MimeMessage(tls.getSession());
    mail.setFrom("bongsu@example.com");
    mail.setRecipients(jakarta.mail.Message.RecipientType.TO, TO);
    mail.setText("text");

    tls.send(mail);

    assertThat(only().getContent()).asString().startsWith("text");
  }

  /** Which reply to which command means what. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CONNECT | 421 4.3.2 closing             | Busy
          CONNECT | 554 no service                | Busy
          EHLO    | 421 4.3.2 closing             | Busy
          AUTH    | 535 5.7.8 bad credentials     | AccountRefused
          AUTH    | 454 4.7.0 try again           | Busy
          MAIL    | 550 5.7.1 sender not allowed  | AccountRefused
          MAIL    | 530 5.7.0 log in first        | AccountRefused
          MAIL    | 452 4.3.1 no room             | Busy
          MAIL    | 421 4.7.0 too many            | Busy
          RCPT    | 550 5.1.1 no such user        | Refused
          RCPT    | 530 5.7.0 log in first        | AccountRefused
          RCPT    | 450 4.2.0 greylisted          | Busy
          RCPT    | 421 4.7.0 too many            | Busy
          DATA    | 554 5.5.1 no recipients       | Refused
          .       | 554 5.7.1 spam                | Refused
          .       | 451 4.3.0 later               | Busy
          """)
  void aReplyDecides(String command, String reply, String outcome) throws Exception {
    start(
        bad.answers(command, reply).port(),
        "none",
        Map.of("bongsu.mail.user", "u", "bongsu.mail.password", "p"));

    assertThat(send(MAIL).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void aMailWhoseLeaseHasRunOutIsNotSent() throws Exception {
    start(bad.port(), "none", Map.of());
    PostLease.begin(Duration.ZERO);

    assertThat(send(MAIL)).isInstanceOf(Busy.class);

    assertThat(bad.taken()).isEmpty();
    assertThat(send(MAIL)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void withoutAReplyItIsBusy(String command) throws Exception {
    start(bad.answers(command, FakeSmtp.HANG_UP).port(), "none", Map.of());

    assertThat(send(MAIL)).isInstanceOf(Busy.class);
  }

  @Test
  void aRepetitionAfterALostAnswerHasTheSameMessageId() throws Exception {
    start(bad.answers(FakeSmtp.END, FakeSmtp.HANG_UP).port(), "none", Map.of());
    assertThat(send(MAIL)).isInstanceOf(Busy.class);
    bad.calm();

    assertThat(send(MAIL)).isInstanceOf(Accepted.class);

    assertThat(bad.taken())
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail).contains("Message-ID: <bongsu.0b1c-42@example.com>"));
  }

  @Test
  void anAcceptedMailStaysAcceptedWhenTheGoodbyeFails() throws Exception {
    start(bad.answers("QUIT", FakeSmtp.HANG_UP).port(), "none", Map.of());

    assertThat(send(MAIL)).isInstanceOf(Accepted.class);
  }

  @Test
  void aSilentServerIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start(silent.getLocalPort(), "none", Map.of());

      assertThat(send(MAIL)).isEqualTo(new Busy("SMTP: no answer: SocketTimeoutException", null));
    }
  }

  @Test
  void nobodyAtThePortIsBusy() throws Exception {
    start(unused(), "none", Map.of());

    assertThat(send(MAIL)).isInstanceOf(Busy.class);
  }

  @Test
  void reasonsHaveNeitherAddressNorNumber() throws Exception {
    bad.answers("RCPT", "550 5.1.1 <kim@example.com>: 01012345678 is nobody");
    start(bad.port(), "none", Map.of());

    assertThat(send(MAIL).reason()).isEqualTo("SMTP 550 5.1.1 <***>: *** is nobody");
  }

  @Test
  void anAddressThatCannotBeReadIsRefused() throws Exception {
    start(bad.port(), "none", Map.of());

    assertThat(send(new SensMail("t", "b", "a..b@-")).getClass().getSimpleName())
        .isEqualTo("Refused");
  }

  @Test
  void thePasswordIsNowhere() throws Exception {
    start(
        server.getSmtp().getPort(),
        "none",
        Map.of("bongsu.mail.user", "bongsu", "bongsu.mail.password", SECRET));
    send(MAIL);

    Pattern secret = Pattern.compile("difficult|" + Pattern.quote(TO));
    assertThat(camel.getEndpoints())
        .extracting(Endpoint::getEndpointUri)
        .noneMatch(uri -> secret.matcher(uri).find());
    assertThat(List.copyOf(log.list))
        .filteredOn(event -> !event.getLoggerName().startsWith("com.icegreen"))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> secret.matcher(line).find());
    assertThat(new SmtpServer()).hasToString("SmtpServer[null:-1]");
  }

  private MimeMessage only() {
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(1);
    return mails[0];
  }

  private SensOutcome send(Object body) {
    return route.requestBody("direct:once", body, SensOutcome.class);
  }

  private static int unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}

package io.bongsu.smtp;

import io.bongsu.sens.SensMail;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.settings.Setting;
import io.bongsu.settings.SettingException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The Java half of the Kamelet {@code smtp-mail-sink}: writes the mail, and reads what came of it.
 * Once filled, safe for threads.
 */
public final class SmtpMailSink {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private String sender = "";
  private String senderName = "";

  /**
   * @param sender a mail address
   */
  public void setSender(String sender) {
    this.sender = Setting.required("bongsu.mail.sender", sender);
    if (this.sender.indexOf('@') < 1) {
      throw new SettingException("bongsu.mail.sender", "must be a mail address");
    }
  }

  public void setSenderName(String senderName) {
    this.senderName = senderName;
  }

  /** What came in with the message goes no further: every header is dropped. */
  public void write(Exchange exchange) throws MessagingException, UnsupportedEncodingException {
    Message message = exchange.getMessage();
    Object body = message.getBody();
    SensMail mail = SensMail.read(isText(body) ? message.getBody(String.class) : body);
    message.removeHeaders("*");
    message.setBody(mime(mail));
  }

  /** Streams and other carriers of text. */
  private static boolean isText(@Nullable Object body) {
    return !(body instanceof Record || body instanceof Map<?, ?>);
  }

  private MimeMessage mime(SensMail mail) throws MessagingException, UnsupportedEncodingException {
    MimeMessage message = new MimeMessage((Session) null);
    message.setFrom(
        senderName.isBlank()
            ? new InternetAddress(sender)
            : new InternetAddress(sender, senderName, UTF_8));
    message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.title().replaceAll("[\\r\\n]+", " "), UTF_8);
    message.setText(mail.body(), UTF_8);
    message.setHeader("Message-ID", "<" + id(mail) + sender.substring(sender.indexOf('@')) + ">");
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static String id(SensMail mail) {
    String id = mail.id();
    return "bongsu." + (id == null ? UUID.randomUUID() : id);
  }

  /** Puts an acceptance in place of the mail that the server took. */
  public void read(Exchange exchange) throws MessagingException {
    Message message = exchange.getMessage();
    String id = message.getBody(MimeMessage.class).getMessageID();
    finish(message, new Accepted(id.substring(1, id.indexOf('@')), null));
  }

  /** Puts a {@code SensOutcome} in place of the exception that the sending ended in. */
  public void readFailure(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    finish(exchange.getMessage(), SmtpFailure.read(failure));
  }

  private static void finish(Message message, SensOutcome outcome) {
    message.removeHeaders("*");
    message.setBody(outcome);
  }
}

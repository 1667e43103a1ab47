package io.bongsu.smtp;

import io.bongsu.sens.PostLease;
import io.bongsu.settings.Setting;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * A mail server and the account there, as the Kamelet {@code smtp-mail-sink} hands it to the
 * component {@code smtp}: a password in that component's address would be logged. Filled by
 * setters, like all beans of Kamelets; once filled, safe for threads.
 */
public final class SmtpServer extends DefaultJavaMailSender {

  public SmtpServer() {
    setProtocol("smtp");
    setTls(SmtpTls.STARTTLS.name());
    setConnectTimeout("5s");
    setResponseTimeout("10s");
  }

  /**
   * @param text {@code starttls}, {@code tls} or {@code none}
   */
  public void setTls(String text) {
    SmtpTls.parse(text).addTo(getJavaMailProperties());
  }

  /**
   * @param user empty for a server that asks for none
   */
  public void setUser(String user) {
    String name = user.strip();
    setUsername(name.isEmpty() ? null : name);
    getJavaMailProperties().setProperty("mail.smtp.auth", String.valueOf(!name.isEmpty()));
  }

  @Override
  public void setPassword(String password) {
    super.setPassword(password.strip());
  }

  public void setConnectTimeout(String text) {
    set("connectiontimeout", Setting.duration("bongsu.mail.connect-timeout", text).toMillis());
  }

  /**
   * @param text how long one answer of the server may take, and one write
   */
  public void setResponseTimeout(String text) {
    long millis = Setting.duration("bongsu.mail.response-timeout", text).toMillis();
    set("timeout", millis);
    set("writetimeout", millis);
  }

  private void set(String name, long millis) {
    getJavaMailProperties().setProperty("mail.smtp." + name, String.valueOf(millis));
  }

  @Override
  public void send(MimeMessage mail) throws MessagingException {
    try {
      PostLease.check();
    } catch (IOException late) {
      throw new MessagingException(late.getMessage(), late);
    }
    super.send(mail);
  }

  /** Without account and password: this may reach a log. */
  @Override
  public String toString() {
    return "SmtpServer[" + getHost() + ":" + getPort() + "]";
  }
}

package io.bongsu.smtp;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By what mails are sent, and the mail server, if it is one: {@code bongsu.mail.*}. The Kamelet
 * {@code smtp-mail-sink} reads the same keys.
 *
 * @param via {@code sens}, with the keys {@code sens.mail.*}, or {@code smtp}, with those below
 * @param host the mail server
 * @param port its port
 * @param tls how the connection is encrypted
 * @param user the account there; empty for none
 * @param password of the account
 * @param sender the address that mails come from
 * @param senderName the name beside it
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long one answer may take
 */
@ConfigurationProperties("bongsu.mail")
public record MailProperties(
    @DefaultValue("sens") Via via,
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("starttls") SmtpTls tls,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("") String sender,
    @DefaultValue("") String senderName,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout) {

  /** What carries a mail. */
  public enum Via {
    SENS,
    SMTP
  }

  private static final int MOST_PORTS = 65_535;

  public MailProperties {
    if (via == Via.SMTP) {
      require("host", !host.isBlank() && !host.matches(".*[\\s:/@].*"), "must be a host name");
      require("sender", sender.indexOf('@') > 0, "must be a mail address");
      require("password", user.isBlank() == password.isBlank(), "belongs to bongsu.mail.user");
      require(
          "tls",
          user.isBlank() || tls != SmtpTls.NONE,
          "must not be none with bongsu.mail.user, whose password would be readable on its way");
    }
    require("port", port >= 1 && port <= MOST_PORTS, "must be from 1 to " + MOST_PORTS);
    require("connect-timeout", connectTimeout.toMillis() >= 1, "must be longer than nothing");
    require("response-timeout", responseTimeout.toMillis() >= 1, "must be longer than nothing");
  }

  private static void require(String name, boolean good, String problem) {
    if (!good) {
      throw new SettingException("bongsu.mail." + name, problem);
    }
  }

  public boolean isSmtp() {
    return via == Via.SMTP;
  }

  /** Without the account: this may reach a log. */
  @Override
  public String toString() {
    return "MailProperties[via=" + via + "]";
  }
}

package io.bongsu.smtp;

import io.bongsu.settings.Setting;
import io.bongsu.settings.SettingException;
import java.util.Locale;
import java.util.Properties;

/** How the connection to a mail server is encrypted: {@code bongsu.mail.tls}. */
public enum SmtpTls {

  /** STARTTLS on a plain port, such as 587; a server that does not offer it gets no mail. */
  STARTTLS,

  /** TLS from the first byte, usually on port 465. */
  TLS,

  /** None: for a relay on the same machine. */
  NONE;

  /**
   * @throws SettingException if it is none of them
   */
  static SmtpTls parse(String text) {
    String written = Setting.required("bongsu.mail.tls", text);
    try {
      return valueOf(written.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new SettingException("bongsu.mail.tls", "must be starttls, tls or none");
    }
  }

  /** Certificates are always checked, and so is the name that they are for. */
  void addTo(Properties properties) {
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(this == STARTTLS));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(this == STARTTLS));
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(this == TLS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
  }
}

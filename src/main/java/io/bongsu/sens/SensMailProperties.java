package io.bongsu.sens;

import io.bongsu.settings.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail, the next channel of people whose {@code then} names it: {@code sens.mail.*}.
 *
 * @param serviceId the id of the mail service, such as {@code ncp:mail:kr:…:name}; empty turns mail
 *     off
 * @param sender the address that mails come from; its domain is registered in the console
 * @param senderName the name beside it
 */
@ConfigurationProperties("sens.mail")
public record SensMailProperties(
    @DefaultValue("") String serviceId,
    @DefaultValue("") String sender,
    @DefaultValue("") String senderName) {

  public SensMailProperties {
    if (!serviceId.isBlank()) {
      serviceId = SensSettings.serviceId(SensApi.MAIL.key(), serviceId);
      if (sender.indexOf('@') < 1) {
        throw new SettingException(
            "sens.mail.sender", "must be a mail address, because sens.mail.service-id is set");
      }
    }
  }

  public boolean isConfigured() {
    return !serviceId.isBlank();
  }

  /** Without the address: this may reach a log. */
  @Override
  public String toString() {
    return "SensMailProperties[serviceId=" + serviceId + "]";
  }
}

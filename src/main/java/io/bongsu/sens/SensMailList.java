package io.bongsu.sens;

import io.bongsu.settings.Setting;

/** The Java half of the Kamelet {@code sens-mail-list-action}. Once filled, thread-safe. */
public final class SensMailList extends SensList {

  private String sender = "";

  public SensMailList() {
    super(SensApi.MAIL, new MailListFormat());
  }

  /**
   * @param sender the address that mails come from
   */
  public void setSender(String sender) {
    this.sender = Setting.required("sens.mail.sender", sender);
  }

  @Override
  String sender() {
    return sender;
  }
}

package io.bongsu.sens;

import org.apache.camel.Message;

/** The Java half of the Kamelet {@code sens-message-list-action}. Once filled, thread-safe. */
public final class SensMessageList extends SensList {

  public SensMessageList() {
    super(SensApi.SMS, new SmsListFormat());
  }

  /** The address in the Kamelet is whole. */
  @Override
  void address(Message message, String path) {}

  @Override
  String sender() {
    return from();
  }
}

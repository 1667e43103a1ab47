package io.bongsu.sens;

import io.bongsu.settings.Setting;

/** The Java half of the Kamelet {@code sens-alimtalk-list-action}. Once filled, thread-safe. */
public final class SensAlimtalkList extends SensList {

  private String channel = "";

  public SensAlimtalkList() {
    super(SensApi.ALIMTALK, new AlimtalkListFormat());
  }

  /**
   * @param channel such as {@code @bongsu}
   */
  public void setChannel(String channel) {
    this.channel = Setting.required("sens.alimtalk.channel", channel);
  }

  @Override
  String sender() {
    return channel;
  }
}

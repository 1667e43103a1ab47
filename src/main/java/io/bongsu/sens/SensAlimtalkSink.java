package io.bongsu.sens;

import io.bongsu.settings.Setting;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Java half of the Kamelet {@code sens-alimtalk-sink}. SENS's own failover to SMS stays off:
 * with two of them a person would be texted twice. Once filled, safe for threads.
 */
public final class SensAlimtalkSink extends SensSink {

  private String channel = "";
  private String templateCode = "";

  public SensAlimtalkSink() {
    this(null);
  }

  SensAlimtalkSink(@Nullable Clock clock) {
    super(SensApi.ALIMTALK, "/messages", clock);
  }

  /**
   * @param channel such as {@code @bongsu}
   */
  public void setChannel(String channel) {
    this.channel = Setting.required("sens.alimtalk.channel", channel);
  }

  public void setTemplateCode(String templateCode) {
    this.templateCode = Setting.required("sens.alimtalk.template-code", templateCode);
  }

  @Override
  Map<String, Object> request(@Nullable Object body) {
    SensAlimtalk message = SensBody.read(body, SensAlimtalk.class);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("plusFriendId", channel);
    request.put("templateCode", templateCode);
    request.put("messages", message.to().stream().map(number -> item(message, number)).toList());
    return request;
  }

  private static Map<String, Object> item(SensAlimtalk message, String number) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("countryCode", "82");
    item.put("to", number);
    item.put("content", message.content());
    item.put("useSmsFailover", false);
    SensAlimtalk.Button button = message.button();
    if (button != null) {
      item.put(
          "buttons",
          List.of(
              Map.of(
                  "type", "WL",
                  "name", button.name(),
                  "linkMobile", button.url(),
                  "linkPc", button.url())));
    }
    return item;
  }
}

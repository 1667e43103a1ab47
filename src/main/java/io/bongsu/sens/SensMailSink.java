package io.bongsu.sens;

import io.bongsu.settings.Setting;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Java half of the Kamelet {@code sens-mail-sink}. SENS replaces <code>${key}</code> in title
 * and body and takes the body as HTML, so that both are written as HTML without either. Once
 * filled, safe for threads.
 */
public final class SensMailSink extends SensSink {

  private String sender = "";
  private String senderName = "";

  public SensMailSink() {
    this(null);
  }

  SensMailSink(@Nullable Clock clock) {
    super(SensApi.MAIL, "/requests", clock);
  }

  /**
   * @param sender a mail address whose domain is registered in the console
   */
  public void setSender(String sender) {
    this.sender = Setting.required("sens.mail.sender", sender);
    if (this.sender.indexOf('@') < 1) {
      throw new SettingException("sens.mail.sender", "must be a mail address");
    }
  }

  public void setSenderName(String senderName) {
    this.senderName = senderName;
  }

  @Override
  Map<String, Object> request(@Nullable Object body) {
    SensMail mail = SensMail.read(body);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("senderAddress", sender);
    if (!senderName.isBlank()) {
      request.put("senderName", senderName);
    }
    request.put("title", title(mail.title()));
    request.put("body", html(mail.body()));
    request.put("recipients", List.of(Map.of("address", mail.to(), "type", "TO")));
    return request;
  }

  /** The title as SENS keeps and lists it. */
  static String title(String text) {
    return text.replace("${", "$ {").replaceAll("[\\r\\n]+", " ");
  }

  static String html(String text) {
    String escaped =
        text.replace("${", "$ {").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<pre>" + escaped + "</pre>";
  }
}

package io.bongsu.sens;

import io.bongsu.settings.SettingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * AlimTalk, the next channel of people whose {@code then} names it: {@code sens.alimtalk.*}.
 *
 * @param serviceId the id of the Biz Message service, such as {@code ncp:kkobizmsg:kr:…:name};
 *     empty turns AlimTalk off
 * @param channel the KakaoTalk channel, such as {@code @bongsu}
 * @param templateCode the code of the approved template
 * @param template its text as it was approved, with variables such as <code>#{text}</code>
 * @param variables what they stand for, such as <code>text={text}</code>; <code>{text}</code>,
 *     <code>{tag}</code>, <code>{team}</code> and <code>{server-type}</code> are those of the
 *     message, <code>{ack}</code> is the link to acknowledge in its text
 * @param buttonName the name of the template's web link; empty for none
 * @param buttonUrl its address; <code>{ack}</code> is the link to acknowledge
 */
@ConfigurationProperties("sens.alimtalk")
public record SensAlimtalkProperties(
    @DefaultValue("") String serviceId,
    @DefaultValue("") String channel,
    @DefaultValue("") String templateCode,
    @DefaultValue("") String template,
    @DefaultValue List<String> variables,
    @DefaultValue("") String buttonName,
    @DefaultValue("") String buttonUrl) {

  private static final Pattern VARIABLE = Pattern.compile("#\\{([^}]+)}");

  public SensAlimtalkProperties {
    variables = variables.stream().filter(each -> !each.isBlank()).toList();
    if (!serviceId.isBlank()) {
      serviceId = SensSettings.serviceId(SensApi.ALIMTALK.key(), serviceId);
      require("channel", channel);
      require("template-code", templateCode);
      require("template", template);
      requireVariables(template, values(variables));
      if (buttonName.isBlank() != buttonUrl.isBlank()) {
        throw new SettingException("sens.alimtalk.button-url", "needs button-name, and it this");
      }
    }
  }

  private static void require(String name, String value) {
    if (value.isBlank()) {
      throw new SettingException(
          "sens.alimtalk." + name, "is missing, although sens.alimtalk.service-id is set");
    }
  }

  private static void requireVariables(String template, Map<String, String> values) {
    VARIABLE
        .matcher(template)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !values.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new SettingException(
                  "sens.alimtalk.variables",
                  "lacks the variable #{" + name + "} of sens.alimtalk.template");
            });
  }

  private static Map<String, String> values(List<String> variables) {
    Map<String, String> values = new HashMap<>();
    for (String variable : variables) {
      String[] parts = variable.split("=", 2);
      if (parts.length < 2) {
        throw new SettingException(
            "sens.alimtalk.variables", "has an entry that is not name=value, such as text={text}");
      }
      values.put(parts[0].strip(), parts[1].strip());
    }
    return values;
  }

  /** Whether a variable or the web link holds <code>{ack}</code>, the link to acknowledge. */
  public boolean asksForLinks() {
    return isConfigured()
        && (buttonUrl.contains("{ack}")
            || variables.stream().anyMatch(each -> each.contains("{ack}")));
  }

  public boolean isConfigured() {
    return !serviceId.isBlank();
  }

  /**
   * The text to send: the template with its variables filled.
   *
   * @param parts what <code>{text}</code> and the others stand for
   */
  public String content(Map<String, String> parts) {
    Map<String, String> values = values(variables);
    String filled =
        VARIABLE
            .matcher(template)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(fill(values.getOrDefault(match.group(1), ""), parts)));
    return filled.substring(0, Math.min(SensAlimtalk.MAX_LENGTH, filled.length()));
  }

  private static String fill(String value, Map<String, String> parts) {
    String filled = value;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      filled = filled.replace("{" + part.getKey() + "}", part.getValue());
    }
    return filled;
  }
}

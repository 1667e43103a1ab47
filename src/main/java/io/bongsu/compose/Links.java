package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links that an alarm leads to. A link is given whole or not at all. */
final class Links {

  private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7E&&[^\"'<>)\\]}\\\\]]+");
  private static final String CONSOLE = "https://console.aws.amazon.com/cloudwatch/home?region=";
  private static final int MAX_BYTES = 500;

  private Links() {}

  /** Where it says what to do: the tag {@code runbook}, or a link in the description. */
  static Optional<String> runbook(Alarm alarm) {
    return alarm.tags().entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase("runbook"))
        .map(Map.Entry::getValue)
        .flatMap(value -> link(value).stream())
        .findFirst()
        .or(() -> link(alarm.description() == null ? "" : alarm.description()));
  }

  /** The alarm's page in the AWS console. */
  static Optional<String> console(Alarm alarm) {
    return Optional.ofNullable(alarm.region())
        .map(region -> CONSOLE + encoded(region) + "#alarmsV2:alarm/" + encoded(alarm.name()))
        .filter(link -> link.length() <= MAX_BYTES);
  }

  /** The list of alarms of a region in the AWS console. */
  static Optional<String> alarms(Alarm alarm) {
    return Optional.ofNullable(alarm.region())
        .map(region -> CONSOLE + encoded(region) + "#alarmsV2:");
  }

  private static Optional<String> link(String text) {
    Matcher found = LINK.matcher(text);
    return found.find() && found.group().length() <= MAX_BYTES
        ? Optional.of(found.group())
        : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

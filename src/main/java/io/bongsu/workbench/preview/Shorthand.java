package io.bongsu.workbench.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.json.StrictJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a metric alarm as CloudWatch publishes it, from one line in CloudWatch's words:
 *
 * <pre>
 * [Namespace:][Dimension=]resource Metric value[%]comparison threshold STATE key=value …
 * api-3 CPUUtilization 97&gt;80 ALARM severity=critical
 * AWS/RDS:DBInstanceIdentifier=shop-db FreeStorageSpace 2.5e9&lt;=1e10 ALARM
 * </pre>
 *
 * The value and its limit may be left out. What follows the state is the alarm's description, word
 * by word, but for {@code name=} (AlarmName, else resource and metric), {@code unit=} (as
 * CloudWatch spells it) and {@code from=} (the state before, else the likely one).
 */
final class Shorthand {

  private static final Pattern LINE =
      Pattern.compile(
          "(?:(?<namespace>[\\w/.-]+):)?(?:(?<dimension>\\w+)=)?(?<resource>\\S+)\\s+"
              + "(?<metric>\\S+)\\s+"
              + "(?:(?<value>[-+0-9.eE]+)(?<percent>%?)(?<comparison>[<>]=?)(?<limit>[-+0-9.eE]+)%?\\s+)?"
              + "(?<state>ALARM|OK|INSUFFICIENT_DATA)(?<rest>(?:\\s.*)?)");

  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  private static final Map<String, String> COMPARISONS =
      Map.of(
          ">", "GreaterThanThreshold",
          ">=", "GreaterThanOrEqualToThreshold",
          "<", "LessThanThreshold",
          "<=", "LessThanOrEqualToThreshold");

  private static final Map<String, String> WORDS =
      Map.of(
          ">", "greater than",
          ">=", "greater than or equal to",
          "<", "less than",
          "<=", "less than or equal to");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private final Matcher line;
  private final Map<String, String> own = new LinkedHashMap<>();
  private final String description;

  private Shorthand(Matcher line) {
    this.line = line;
    this.description =
        WORD.matcher(line.group("rest"))
            .results()
            .map(word -> word.group())
            .filter(word -> !isOurs(word))
            .collect(Collectors.joining(" "));
  }

  /** Keeps what is about the alarm itself; the rest is its description. */
  private boolean isOurs(String word) {
    String[] pair = word.split("=", 2);
    boolean ours = pair.length == 2 && pair[0].matches("name|unit|from");
    if (ours) {
      own.put(pair[0], pair[1].replace("\"", ""));
    }
    return ours;
  }

  /**
   * The document of an alarm that changed its state then.
   *
   * @throws IllegalArgumentException if the line is none, with what one looks like
   */
  static String document(String text, Instant changed) {
    Matcher line = LINE.matcher(text.strip());
    if (!line.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no alarm: write it like 'api-3 CPUUtilization 97>80 ALARM severity=critical'"
              .formatted(text.strip()));
    }
    return new Shorthand(line).document(changed);
  }

  private String document(Instant changed) {
    String state = line.group("state");
    String before = state.equals("ALARM") || state.equals("INSUFFICIENT_DATA") ? "OK" : "ALARM";
    String name = own.getOrDefault("name", line.group("resource") + "-" + line.group("metric"));
    ObjectNode alarm =
        StrictJson.mapper()
            .createObjectNode()
            .put("AlarmName", name)
            .put("AlarmDescription", description)
            .put("AWSAccountId", "000000000000")
            .put("NewStateValue", state)
            .put("NewStateReason", reason(state))
            .put("StateChangeTime", TIME.format(changed))
            .put("AlarmArn", "arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:" + name)
            .put("OldStateValue", own.getOrDefault("from", before));
    trigger(alarm.putObject("Trigger"));
    return alarm.toString();
  }

  private String reason(String state) {
    String value = line.group("value");
    if (value == null) {
      return state.equals("INSUFFICIENT_DATA") ? "Insufficient Data: 1 datapoint was unknown." : "";
    }
    return "Threshold Crossed: 1 datapoint [%s] was %s%s the threshold (%s)."
        .formatted(
            number(value),
            state.equals("OK") && !crossed() ? "not " : "",
            WORDS.get(line.group("comparison")),
            number(line.group("limit")));
  }

  private boolean crossed() {
    double value = Double.parseDouble(line.group("value"));
    double limit = Double.parseDouble(line.group("limit"));
    return switch (line.group("comparison")) {
      case ">" -> value > limit;
      case ">=" -> value >= limit;
      case "<" -> value < limit;
      default -> value <= limit;
    };
  }

  /** As CloudWatch writes numbers: always with a point. */
  private static String number(String text) {
    return Double.toString(Double.parseDouble(text)).toUpperCase(Locale.ROOT);
  }

  private void trigger(ObjectNode trigger) {
    String namespace = given("namespace", "AWS/EC2");
    trigger
        .put("MetricName", line.group("metric"))
        .put("Namespace", namespace)
        .put("StatisticType", "Statistic")
        .put("Statistic", "AVERAGE")
        .put("Unit", own.getOrDefault("unit", "%".equals(line.group("percent")) ? "Percent" : null))
        .put("Period", 60)
        .put("EvaluationPeriods", 1);
    trigger
        .putArray("Dimensions")
        .addObject()
        .put("name", given("dimension", namespace.equals("AWS/EC2") ? "InstanceId" : "host"))
        .put("value", line.group("resource"));
    if (line.group("value") != null) {
      trigger
          .put("ComparisonOperator", COMPARISONS.get(line.group("comparison")))
          .put("Threshold", Double.parseDouble(line.group("limit")));
    }
  }

  private String given(String group, String otherwise) {
    @Nullable String text = line.group(group);
    return text == null ? otherwise : text;
  }
}

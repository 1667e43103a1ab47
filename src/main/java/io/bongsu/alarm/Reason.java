package io.bongsu.alarm;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch's sentence about a change of state (NewStateReason, {@code state.reason}) says in
 * numbers. Forms, of 2015 to 2026:
 *
 * <pre>
 * Threshold Crossed: 1 datapoint (91.0) was greater than the threshold (80.0).
 * Threshold Crossed: 2 out of the last 2 datapoints [91.0 (14/09/23 17:10:00), 90.0 (…)] was …
 * Threshold Crossed: 3 datapoints were … the threshold (80.0). The most recent datapoints: [91.0].
 * Threshold Crossed: 3 out of the last 5 query results [142.0 (…), …] were greater than …
 * Thresholds Crossed: 1 … [0.3 (…)] was less than the lower thresholds [0.4] or greater than …
 * </pre>
 *
 * The newest datapoint comes first. A sentence written by hand (SetAlarmState) has no numbers.
 */
public final class Reason {

  private static final String NUMBER = "[+-]?\\d{1,40}(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?";

  private static final String POINTS =
      "(?:datapoints?|(?:query )?results?|samples?|values?|data points?)";

  private static final List<Pattern> DATAPOINTS =
      List.of(
          Pattern.compile(POINTS + " ?\\((" + NUMBER + ")"),
          Pattern.compile(POINTS + " ?\\[(" + NUMBER + ")"),
          Pattern.compile("most recent datapoints?[^\\[]{0,60}\\[(" + NUMBER + ")"));

  private static final Pattern THRESHOLD =
      Pattern.compile("threshold (?:of |value )?[(\\[]?(" + NUMBER + ")[)\\]]?");

  /** Words to operator, the more special ones first. */
  private static final List<Map.Entry<String, String>> OPERATORS =
      List.of(
          Map.entry("thresholds or greater than", "LessThanLowerOrGreaterThanUpperThreshold"),
          Map.entry("] or greater than", "LessThanLowerOrGreaterThanUpperThreshold"),
          Map.entry("less than the lower", "LessThanLowerThreshold"),
          Map.entry("greater than the upper", "GreaterThanUpperThreshold"),
          Map.entry("less than or equal to", "LessThanOrEqualToThreshold"),
          Map.entry("greater than or equal to", "GreaterThanOrEqualToThreshold"),
          Map.entry("less than the", "LessThanThreshold"),
          Map.entry("greater than the", "GreaterThanThreshold"));

  private static final Pattern NO_DATA =
      Pattern.compile(
          "no data ?points (?:were|was) received|[Nn]o time series (?:were|was) returned"
              + "|no (?:query )?results? (?:were|was) (?:received|returned)"
              + "|[Mm]issing data (?:was|is) (?:treated|configured) as \\[?Breaching");

  private static final Pattern MULTI_SERIES =
      Pattern.compile(
          "\\d{1,6}\\+?(?: out of \\d{1,6}\\+?)? time series evaluated to (?:ALARM|OK)\\.?");

  private static final Pattern CHILD =
      Pattern.compile("arn:[^ ]{1,200}:alarm:(.{1,255}?) transitioned to ");

  /** A reason has at most 1,023 characters; what is longer is not CloudWatch's. */
  private static final int MAX_CHARACTERS = 2048;

  private final String text;

  public Reason(@Nullable String text) {
    this.text = text == null ? "" : text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
  }

  /** The newest datapoint, or null if it gives none. */
  @Nullable Double value() {
    for (Pattern form : DATAPOINTS) {
      Double value = number(form);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The threshold, or null for an anomaly band or a sentence written by hand. */
  @Nullable Double threshold() {
    return number(THRESHOLD);
  }

  /** CloudWatch's ComparisonOperator for the words of the sentence, or null. */
  @Nullable String comparison() {
    return crossed()
        ? OPERATORS.stream()
            .filter(words -> text.contains(words.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null)
        : null;
  }

  /** Whether the alarm is in its state because there was no data. */
  public boolean isWithoutData() {
    return NO_DATA.matcher(text).find();
  }

  /** Whether this is the alarm-level sentence of an alarm over many series. */
  boolean isMultiSeries() {
    return MULTI_SERIES.matcher(text.strip()).matches();
  }

  /** The names of the child alarms whose change the sentence reports, for composite alarms. */
  List<String> children() {
    return CHILD.matcher(text).results().map(child -> child.group(1)).distinct().toList();
  }

  private boolean crossed() {
    return text.startsWith("Threshold");
  }

  private @Nullable Double number(Pattern form) {
    Matcher matcher = form.matcher(text);
    if (!crossed() || !matcher.find()) {
      return null;
    }
    double number = Double.parseDouble(matcher.group(1));
    return Double.isFinite(number) ? number : null;
  }
}

package io.bongsu.alarm;

import static io.bongsu.alarm.EventFields.joined;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.alarm.ParsedDocument.Notice;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A title and a text for what is no alarm: which service and which thing, then what happened to it.
 * The services name these differently, so they are looked for under the keys that they use; what
 * has none of them is shown as it came. Mail addresses (SES) are never part of it.
 *
 * <p>Keys: RDS, ElastiCache, Redshift and Auto Scaling notifications of SNS, and the event patterns
 * of the <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events.html">EventBridge
 * reference</a>.
 */
final class NoticeText {

  /** What the title calls a source, where that is not what follows {@code aws.}. */
  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("aws.autoscaling", "Auto Scaling"),
          Map.entry("aws.guardduty", "GuardDuty"),
          Map.entry("aws.securityhub", "Security Hub"),
          Map.entry("aws.codepipeline", "CodePipeline"),
          Map.entry("aws.codebuild", "CodeBuild"),
          Map.entry("aws.codedeploy", "CodeDeploy"),
          Map.entry("aws.glue", "Glue"),
          Map.entry("aws.backup", "Backup"),
          Map.entry("aws.batch", "Batch"),
          Map.entry("aws.states", "Step Functions"),
          Map.entry("aws.trustedadvisor", "Trusted Advisor"),
          Map.entry("aws.elasticache", "ElastiCache"),
          Map.entry("aws.config", "Config"),
          Map.entry("aws.inspector2", "Inspector"),
          Map.entry("aws.budgets", "Budgets"),
          Map.entry("aws.cloudformation", "CloudFormation"));

  private static final Pattern STACK =
      Pattern.compile(
          "(?m)^(StackName|ResourceStatus|LogicalResourceId|ResourceStatusReason)='(.*)'$");
  private static final Pattern BUDGET =
      Pattern.compile(
          "(?m)^[ \\t]*+(Budget Name|Alert Type|Alert Threshold|\\w{1,40} Amount): *+(.*\\S)");

  private NoticeText() {}

  /** A plain text that was published to a topic. */
  static Notice ofText(String text, @Nullable String subject, @Nullable String id) {
    Map<String, String> stack = fields(STACK, text);
    if (stack.containsKey("StackName") && stack.containsKey("ResourceStatus")) {
      return new Notice(
          "CloudFormation " + stack.get("StackName"),
          joined(
              " ",
              stack.get("ResourceStatus"),
              stack.get("LogicalResourceId"),
              stack.get("ResourceStatusReason")),
          id);
    }
    Map<String, String> budget = fields(BUDGET, text);
    if (budget.containsKey("Budget Name") && budget.containsKey("Alert Threshold")) {
      String type = Objects.requireNonNullElse(budget.get("Alert Type"), "");
      return new Notice(
          "Budgets " + budget.get("Budget Name"),
          joined(" ", type, budget.get(type + " Amount"), budget.get("Alert Threshold")),
          id);
    }
    return new Notice(title(subject), text, id);
  }

  /** A JSON message on a topic. */
  static Notice ofJson(JsonNode json, @Nullable String subject, @Nullable String id) {
    if (json.path("notificationType").isTextual() || json.path("eventType").isTextual()) {
      return mail(json, subject, id);
    }
    String thing = EventFields.thing(json);
    String text = EventFields.text(json);
    if (json.has("AutoScalingGroupName") && json.has("Event")) {
      return new Notice(
          "Auto Scaling " + thing, text.isEmpty() ? json.path("Event").asText() : text, id);
    }
    if (json.has("Event Source") && json.has("Event Message")) {
      return new Notice("RDS " + thing, text, id);
    }
    String only = json.size() == 1 ? json.fieldNames().next() : "";
    if (only.matches("ElastiCache:\\w+")) {
      return new Notice(
          "ElastiCache " + json.path(only).asText(), only.substring("ElastiCache:".length()), id);
    }
    boolean known = !text.isEmpty() && (!thing.isEmpty() || subject != null) && !isPlainText(json);
    return known
        ? new Notice(joined(" ", title(subject), thing), text, id)
        : new Notice(title(subject), json.toString(), id);
  }

  /** A document of one or two short values says as much by itself. */
  private static boolean isPlainText(JsonNode json) {
    return json.size() < 3 && EventFields.sentence(json).isEmpty();
  }

  /** An event of EventBridge that is no alarm. */
  static Notice ofEvent(JsonNode event) {
    JsonNode detail = event.path("detail");
    String kind = event.path("detail-type").asText();
    String id = Json.filled(event, "id");
    String health = Json.filled(detail.path("eventDescription").path(0), "latestDescription");
    String code = Json.filled(detail, "eventTypeCode");
    if (health != null || code != null) {
      return new Notice(kind, joined(": ", code, health == null ? detail.toString() : health), id);
    }
    JsonNode finding = detail.path("findings").path(0);
    if (finding.isObject()) {
      return finding(event, finding, id);
    }
    String source = event.path("source").asText();
    String service =
        SERVICES.getOrDefault(
            source,
            source.startsWith("aws.")
                ? source.substring("aws.".length()).toUpperCase(Locale.ROOT)
                : kind);
    String text = EventFields.text(detail);
    String thing = EventFields.thing(detail);
    return text.isEmpty()
        ? new Notice(joined(" ", kind, thing), detail.toString(), id)
        : new Notice(
            joined(" ", service, thing.isEmpty() ? EventFields.resource(event) : thing), text, id);
  }

  private static Notice finding(JsonNode event, JsonNode finding, @Nullable String id) {
    String severity = finding.path("Severity").path("Label").asText();
    String thing = EventFields.tail(finding.path("Resources").path(0).path("Id").asText());
    String source = event.path("source").asText();
    return new Notice(
        joined(" ", SERVICES.getOrDefault(source, source), thing),
        joined(": ", severity, EventFields.sentence(finding)),
        id);
  }

  /** SES: what became of a mail and from where it came; without the addressees. */
  private static Notice mail(JsonNode json, @Nullable String subject, @Nullable String id) {
    String type = json.path("notificationType").asText(json.path("eventType").asText());
    if (!json.path("mail").isObject()) {
      return new Notice(title(subject), joined(": ", type, EventFields.text(json)), id);
    }
    String domain = domain(json.path("mail"));
    JsonNode bounce = json.path("bounce");
    int recipients = json.path("mail").path("destination").size();
    return new Notice(
        joined(" ", "SES", domain.replaceAll("[<>]", "")),
        joined(
            " ",
            type,
            bounce.path("bounceType").asText(),
            bounce.path("bounceSubType").asText(),
            json.path("complaint").path("complaintFeedbackType").asText(),
            recipients > 0 ? "x" + recipients : ""),
        id);
  }

  private static String domain(JsonNode mail) {
    String source = Json.text(mail, "source");
    return source == null ? "" : source.replaceFirst("^.*@|>.*$", "");
  }

  private static Map<String, String> fields(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text.substring(0, Math.min(text.length(), 4096)));
    return found
        .results()
        .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2), (a, b) -> a));
  }

  private static String title(@Nullable String subject) {
    return subject == null || subject.isBlank() ? "SNS notification" : subject;
  }
}

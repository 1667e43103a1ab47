package io.bongsu.classify;

import org.jspecify.annotations.Nullable;

/**
 * One rule as it is configured: what an alarm must be like, and what is then known about it. At
 * least one of each; a rule that answers only one question leaves the others to later rules.
 *
 * @param namePattern regular expression that is found anywhere in the alarm's name, ignoring case
 * @param namespace glob for the metric's namespace, such as {@code AWS/RDS} or {@code /aws/sage*}
 * @param metric glob for the metric's name, such as {@code nvidia_smi_*}
 * @param dimension name of a dimension (or of a contributor's attribute) that must be there, or
 *     {@code name=glob} for its value
 * @param state {@code ALARM}, {@code OK} or {@code INSUFFICIENT_DATA}
 * @param reason glob for CloudWatch's reason of the change, such as {@code Unchecked: *}
 * @param account glob for the AWS account's id, such as {@code 123456789012}
 * @param region glob for the region, such as {@code ap-northeast-2} or {@code us-*}
 * @param serverType answer: such as {@code api}
 * @param severity answer: {@code INFO}, {@code WARNING} or {@code CRITICAL}
 * @param team answer: a key of {@code bongsu.recipients}
 * @param quiet answer: {@code true} if the change is recorded and not sent
 */
public record RuleProperties(
    @Nullable String namePattern,
    @Nullable String namespace,
    @Nullable String metric,
    @Nullable String dimension,
    @Nullable String state,
    @Nullable String reason,
    @Nullable String account,
    @Nullable String region,
    @Nullable String serverType,
    @Nullable String severity,
    @Nullable String team,
    @Nullable Boolean quiet) {}

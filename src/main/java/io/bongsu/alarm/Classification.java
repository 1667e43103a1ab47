package io.bongsu.alarm;

/**
 * What an alarm means to us: the answers of the classify stage, on which routes decide.
 *
 * @param serverType such as {@code api}, {@code ai}, {@code db}
 * @param severity how much it matters
 * @param team who is told; a key of {@code bongsu.recipients}
 * @param resource the name by which a person knows what is concerned, such as {@code api-3}
 * @param why which rules gave these answers, for logs and preview
 */
public record Classification(
    String serverType, Severity severity, String team, String resource, String why) {}

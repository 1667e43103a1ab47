package io.bongsu.alarm;

/**
 * What an alarm means to us: the answers of the classify stage, on which routes decide.
 *
 * @param serverType such as {@code api}, {@code ai}, {@code db}
 * @param severity how much it matters
 * @param team who receives it; a key of {@code bongsu.recipients}
 * @param resource the name by which a person knows what is concerned, such as {@code api-3}
 * @param why which rules gave these answers, for logs and preview
 * @param flapping whether the alarm changes to and fro
 * @param detail which part of the resource is concerned, such as a path or a broker; empty if that
 *     is the whole
 * @param quiet whether it is recorded and not sent, because a rule says that it is noise
 */
public record Classification(
    String serverType,
    Severity severity,
    String team,
    String resource,
    String why,
    Flapping flapping,
    String detail,
    boolean quiet) {

  /** Of an alarm that does not flap, as far as is known. */
  public Classification(
      String serverType, Severity severity, String team, String resource, String why) {
    this(serverType, severity, team, resource, why, Flapping.NONE, "", false);
  }

  Classification with(Flapping other) {
    return new Classification(serverType, severity, team, resource, why, other, detail, quiet);
  }
}

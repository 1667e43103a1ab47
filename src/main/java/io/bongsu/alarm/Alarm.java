package io.bongsu.alarm;

import io.bongsu.alarm.Flapping.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of state of one CloudWatch alarm (or of one contributor to it), whatever the shape in
 * which it came. Immutable; the classify stage adds its {@link Classification} with {@link
 * #classified}.
 *
 * @param name AlarmName, 1 to 255 characters, any Unicode
 * @param arn AlarmArn; absent in messages of 2019 and before
 * @param account AWS account id as sent: not always twelve digits
 * @param region region code such as {@code ap-northeast-2}, taken from an ARN; null when none says
 * @param contributor the series concerned, for alarms over many series
 * @param state the state it changed to
 * @param previousState the state it came from, where it is given
 * @param stateChangeTime when CloudWatch changed it
 * @param reason NewStateReason; null or empty when the state was set by hand
 * @param description AlarmDescription, in which people put JSON, {@code key=value} or a link
 * @param metric what it watches; null for composite alarms and very old forms
 * @param children names of the alarms that triggered a composite one, else empty
 * @param tags alarm tags, where their propagation is on
 * @param classification what it means to us; null until classified
 */
public record Alarm(
    String name,
    @Nullable String arn,
    @Nullable String account,
    @Nullable String region,
    @Nullable Contributor contributor,
    AlarmState state,
    @Nullable AlarmState previousState,
    Instant stateChangeTime,
    @Nullable String reason,
    @Nullable String description,
    @Nullable Metric metric,
    List<String> children,
    Map<String, String> tags,
    @Nullable Classification classification) {

  /** Tag of a change that did not arrive and was found by asking CloudWatch. */
  public static final String FOUND_LATE = "bongsu:found-late";

  private static final String DELETED = "deleted";
  private static final int LABEL_CHARACTERS = 100;

  public Alarm {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(stateChangeTime, "stateChangeTime");
    children = List.copyOf(children);
    tags = Ordered.copyOf(tags);
  }

  /**
   * Identifies the change of state: two messages with the same key report the same change, though
   * SNS may have published it twice (<a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html">CloudWatch
   * user guide</a>: the timestamp confirms unique state changes). The message that it flaps, which
   * is sent besides the change itself, has a key of its own.
   */
  public String key() {
    String time = stateChangeTime.toString();
    boolean begun = classification != null && classification.flapping().phase() == Phase.BEGUN;
    return begun
        ? AlarmKey.of(alarm(), series(), state.name(), time, Phase.BEGUN.name())
        : AlarmKey.of(alarm(), series(), state.name(), time);
  }

  /** Identifies what changes: the alarm, and the series of it that is concerned. */
  public String source() {
    return AlarmKey.of(alarm(), series());
  }

  /** The alarm's ARN, or what stands for it in messages that lack one. */
  private String alarm() {
    return arn != null ? arn : account + ":" + region + ":" + name;
  }

  private String series() {
    return contributor == null ? "" : contributor.id();
  }

  /** The name on one line of at most 100 characters, for logs. */
  public String label() {
    String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePoints()
        .limit(LABEL_CHARACTERS)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  public Alarm classified(Classification answers) {
    return new Alarm(
        name,
        arn,
        account,
        region,
        contributor,
        state,
        previousState,
        stateChangeTime,
        reason,
        description,
        metric,
        children,
        tags,
        answers);
  }

  /** The same without its long texts: reason, description, tags and the names of its children. */
  public Alarm withoutTexts() {
    return new Alarm(
        name,
        arn,
        account,
        region,
        contributor,
        state,
        previousState,
        stateChangeTime,
        null,
        null,
        metric,
        List.of(),
        Map.of(),
        classification);
  }

  /** The same alarm in another state since then, without its long texts. */
  public Alarm changed(AlarmState to, Instant at) {
    return new Alarm(
        name,
        arn,
        account,
        region,
        contributor,
        to,
        state,
        at,
        null,
        null,
        metric,
        List.of(),
        Map.of(),
        classification);
  }

  /**
   * The end of an alarm that was deleted in CloudWatch while it was open, which has no time of its
   * own: it has that of the beginning, so that whoever finds it finds the same change.
   */
  public Alarm deleted() {
    Alarm ended = changed(AlarmState.OK, stateChangeTime);
    return new Alarm(
        name,
        arn,
        account,
        region,
        contributor,
        ended.state(),
        ended.previousState(),
        stateChangeTime,
        null,
        null,
        metric,
        List.of(),
        Map.of(FOUND_LATE, DELETED),
        classification);
  }

  /** Whether the change did not arrive and was found by asking CloudWatch. */
  public boolean isFoundLate() {
    return tags.containsKey(FOUND_LATE);
  }

  /** Whether it is over because it was deleted in CloudWatch. */
  public boolean isDeleted() {
    return DELETED.equals(tags.get(FOUND_LATE));
  }

  public String serverType() {
    return answers().serverType();
  }

  public Severity severity() {
    return answers().severity();
  }

  public String team() {
    return answers().team();
  }

  /** Which alarms share a message: those of one team and one server type. */
  public String group() {
    return team() + "/" + serverType();
  }

  public String resource() {
    return answers().resource();
  }

  /** Which part of the resource is concerned, such as a path; empty if that is the whole. */
  public String detail() {
    return answers().detail();
  }

  /** Whether it is recorded and not sent, because a rule says that it is noise. */
  public boolean quiet() {
    return answers().quiet();
  }

  /** Which rules classified it, for logs and preview. */
  public String why() {
    return answers().why();
  }

  /** Whether it changes to and fro; {@link Flapping#NONE} for most. */
  public Flapping flapping() {
    return answers().flapping();
  }

  public Alarm with(Flapping flapping) {
    return classified(answers().with(flapping));
  }

  private Classification answers() {
    if (classification == null) {
      throw new IllegalStateException("alarm '" + name + "' has not been classified yet");
    }
    return classification;
  }
}

package io.bongsu.support;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up month of a fleet, as {@code aws cloudwatch describe-alarms} and {@code
 * describe-alarm-history} print it: single failures over day and night, storms in which sixty
 * servers fail within a minute, and a few alarms that change to and fro. The same each time.
 */
public final class AlarmMonth {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(30);
  private static final int ALARMS = 300;
  private static final int STORM = 60;
  private static final String[] TYPES = {"api", "db", "ai"};
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Random random = new Random(19);
  private final List<ObjectNode> items = new ArrayList<>();

  private AlarmMonth() {}

  /**
   * Writes {@code alarms.json} and {@code history.json}.
   *
   * @param transitions changes of state, about half of them to ALARM
   */
  public static void write(Path directory, int transitions) throws IOException {
    Files.writeString(directory.resolve("alarms.json"), definitions().toPrettyString());
    Files.writeString(
        directory.resolve("history.json"), new AlarmMonth().history(transitions).toPrettyString());
  }

  /** For trials by hand: a directory and the number of transitions. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Integer.parseInt(args[1]));
  }

  private static String server(int alarm) {
    return TYPES[alarm % TYPES.length] + "-" + alarm;
  }

  private static ObjectNode definitions() {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode alarms = document.putArray("MetricAlarms");
    for (int i = 0; i < ALARMS; i++) {
      ObjectNode alarm = alarms.addObject();
      alarm
          .put("AlarmName", server(i) + "-cpu")
          .put("AlarmArn", "arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:" + server(i))
          .put("AlarmDescription", "severity=" + (i % 5 == 0 ? "critical" : "warning"))
          .put("StateValue", "OK")
          .put("StateReason", "Threshold Crossed")
          .put("StateUpdatedTimestamp", START.toString())
          .put("MetricName", "CPUUtilization")
          .put("Namespace", "AWS/EC2")
          .put("Statistic", "Average")
          .put("Period", 60)
          .put("EvaluationPeriods", 1)
          .put("Threshold", 80.0)
          .put("ComparisonOperator", "GreaterThanThreshold");
      alarm.putArray("Dimensions").addObject().put("Name", "InstanceId").put("Value", server(i));
    }
    return document;
  }

  private ObjectNode history(int transitions) {
    while (items.size() < transitions) {
      Instant at = START.plusSeconds(random.nextLong(LENGTH.toSeconds()));
      switch (random.nextInt(100)) {
        case 0 -> storm(at);
        case 1, 2, 3 -> flapping(at);
        default -> failure(random.nextInt(ALARMS), at);
      }
    }
    List<ObjectNode> kept = new ArrayList<>(items.subList(0, transitions));
    kept.sort((a, b) -> b.get("Timestamp").asText().compareTo(a.get("Timestamp").asText()));
    ObjectNode document = JSON.createObjectNode();
    document.putArray("AlarmHistoryItems").addAll(kept);
    return document;
  }

  private void storm(Instant at) {
    int first = random.nextInt(ALARMS);
    for (int i = 0; i < STORM; i++) {
      failure((first + i) % ALARMS, at.plusSeconds(random.nextInt(60)));
    }
  }

  private void flapping(Instant at) {
    int alarm = random.nextInt(ALARMS);
    for (int i = 0; i < 8; i++) {
      change(alarm, at.plusSeconds(i * 120L), "ALARM", "OK");
      change(alarm, at.plusSeconds(i * 120L + 60), "OK", "ALARM");
    }
  }

  private void failure(int alarm, Instant at) {
    change(alarm, at, "ALARM", "OK");
    change(alarm, at.plusSeconds(60 + random.nextInt(3600)), "OK", "ALARM");
  }

  private void change(int alarm, Instant at, String to, String from) {
    ObjectNode data = JSON.createObjectNode().put("version", "1.0");
    data.putObject("oldState").put("stateValue", from);
    data.putObject("newState")
        .put("stateValue", to)
        .put(
            "stateReason",
            "Threshold Crossed: 1 datapoint [%s.0 (01/10/26 00:00:00)] was %sgreater than the threshold (80.0)."
                .formatted(to.equals("ALARM") ? 97 : 12, to.equals("ALARM") ? "" : "not "));
    items.add(
        JSON.createObjectNode()
            .put("AlarmName", server(alarm) + "-cpu")
            .put("AlarmType", "MetricAlarm")
            .put("Timestamp", at.plusMillis(random.nextInt(1000)).toString())
            .put("HistoryItemType", "StateUpdate")
            .put("HistorySummary", "Alarm updated from " + from + " to " + to)
            .put("HistoryData", data.toString()));
  }
}

package io.bongsu.trial;

import static org.awaitility.Awaitility.await;

import io.bongsu.support.SampleAlarms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What happens in the trial run: five things, each with what became of it. */
final class TrialScenario {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Trial trial;
  private final TrialOutput narrator;

  TrialScenario(Trial trial, TrialOutput narrator) {
    this.trial = trial;
    this.narrator = narrator;
  }

  /** Tells it; takes about ten seconds. */
  void tell() {
    Instant start = Instant.now();
    String alarm = SampleAlarms.cpu("api-3", "critical", "ALARM", start);
    single(alarm);
    burst(start);
    duplicate(alarm);
    unreadable();
    recovery(Instant.now());
  }

  private void single(String alarm) {
    narrator.say(
        "1. An API server raises an alarm. Its team gets one SMS, each person in their language.");
    put(alarm);
    narrator.tell(trial.sens(), PATIENCE, Person.ON_CALL, Person.ON_CALL_EN);
  }

  private void burst(Instant time) {
    narrator.say("2. Thirty AI servers raise an alarm at once. Their team gets one SMS.");
    List<String> alarms =
        IntStream.rangeClosed(1, 30)
            .mapToObj("ai-%02d"::formatted)
            .map(server -> SampleAlarms.cpu(server, "critical", "ALARM", time))
            .toList();
    trial.queue().putAll(Trial.QUEUE, alarms);
    narrator.tell(trial.sens(), PATIENCE, Person.ML_TEAM);
  }

  private void duplicate(String alarm) {
    narrator.say("3. The queue delivers the first alarm again, as SQS may.");
    put(alarm);
    await().atMost(PATIENCE).until(() -> duplicates() >= 1);
    narrator.note("recognised as a duplicate, no second SMS");
  }

  private void unreadable() {
    narrator.say("4. Something arrives that is not an alarm: {\"AlarmName\":");
    put("{\"AlarmName\":");
    Message dead =
        await()
            .atMost(PATIENCE)
            .until(() -> trial.queue().take(Trial.DEAD_LETTER_QUEUE), found -> !found.isEmpty())
            .get(0);
    narrator.note("put on the queue " + Trial.DEAD_LETTER_QUEUE + " as it came, with the reason:");
    narrator.note(reason(dead));
  }

  private void recovery(Instant time) {
    narrator.say("5. The API server recovers. Those who got the alarm get its recovery.");
    put(SampleAlarms.cpu("api-3", "critical", "OK", time));
    narrator.tell(trial.sens(), PATIENCE, Person.ON_CALL, Person.ON_CALL_EN);
  }

  private double duplicates() {
    return trial.bean(MeterRegistry.class).find("bongsu.duplicate").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private static String reason(Message message) {
    MessageAttributeValue reason = message.messageAttributes().get("reason");
    return reason == null ? "(none)" : reason.stringValue();
  }

  private void put(String text) {
    trial.queue().put(Trial.QUEUE, text);
  }
}

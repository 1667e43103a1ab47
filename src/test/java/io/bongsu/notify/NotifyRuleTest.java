package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyRuleTest {

  private static final Recipient KIM = new Recipient(Phones.ON_CALL);
  private static final Recipient LEE = new Recipient(Phones.ML_TEAM);
  private static final Alarm ONE = alarm("web-1");
  private static final Alarm TWO = alarm("web-2");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final NotificationPlan plan =
      new NotificationPlan(
          new Burst("digest", List.of(ONE, TWO)),
          List.of(
              new Share(KIM, List.of(ONE, TWO), "a team"),
              new Share(LEE, List.of(ONE, TWO), "a team")),
          List.of());

  @Test
  void aRuleThatFailsWithholdsNothingAndIsCounted() {
    NotifyRule rule = new NotifyRule("mine", registry);

    NotificationPlan after =
        rule.apply(
            plan,
            () ->
                plan.without(
                    "mine",
                    (person, alarm) -> {
                      throw new IllegalStateException("a bug");
                    }));

    assertThat(after).isEqualTo(plan);
    assertThat(registry.counter("bongsu.rule.failures", "rule", "mine").count()).isEqualTo(1);
  }

  @Test
  void whatIsWithheldFromSomeStillGoesToTheOthers() {
    NotificationPlan after =
        plan.without("mine", (person, alarm) -> person.equals(KIM) && alarm == ONE ? "so" : null);

    assertThat(after.notifications())
        .containsExactly(
            new Notification(new Burst("digest", List.of(TWO)), List.of(KIM)),
            new Notification(new Burst("digest", List.of(ONE, TWO)), List.of(LEE)));
    assertThat(after.withheld())
        .containsExactly(new Withheld("mine", "so", List.of(KIM), List.of(ONE)));
    assertThat(after.unsent()).as("alarms that go to no phone").isEmpty();
  }

  @Test
  void peopleWithOneReasonForTheSameAlarmsAreOneEntry() {
    NotificationPlan after = plan.without("mine", (person, alarm) -> "so");

    assertThat(after.notifications()).isEmpty();
    assertThat(after.withheld())
        .containsExactly(new Withheld("mine", "so", List.of(KIM, LEE), List.of(ONE, TWO)));
    assertThat(after.unsent()).containsExactly(ONE, TWO);
  }

  private static Alarm alarm(String resource) {
    return ClassifiedAlarms.of(resource, "web", Severity.WARNING, AlarmState.ALARM, "default");
  }
}

package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensOutcome;
import io.bongsu.support.sens.FakeSens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Thousands of alarms as people name them, and worse; always the same ones. */
class CorpusTest {

  private static final List<Recipient> READERS = List.of(Composers.KOREAN, Composers.ENGLISH);
  private static final List<String> PIECES =
      List.of(
          "api",
          "db-",
          "gpu",
          "ip-10-20-30-",
          "주문",
          "결제서비스",
          "운영 ",
          "prod-",
          "🚨",
          "✅",
          "뷁",
          "똠방",
          "–",
          "—",
          "\u00A0",
          "ＡＰＩ",
          "é",
          "结算",
          "\u200B",
          "${jndi:x}",
          "{{y}}",
          "{tag}",
          "%s",
          "\n",
          "\uD83D",
          "i-0abc123def456789",
          ".compute.internal",
          "_critical_",
          "#",
          "01",
          "7");
  private static final List<String> METRICS =
      List.of(
          "CPUUtilization",
          "TargetResponseTime",
          "HTTPCode_Target_5XX_Count",
          "FreeStorageSpace",
          "nvidia_smi_temperature_gpu",
          "StatusCheckFailed",
          "주문 실패율 뷁 🚨",
          "OrderServicePaymentGatewayTimeoutCountPerMinute",
          "Queries/Second per 가나다라마바사아자차카타파하");
  private static final List<String> COMPARISONS =
      List.of(
          "GreaterThanThreshold", "LessThanOrEqualToThreshold", "GreaterThanUpperThreshold", "?");

  @Test
  void everyAlarmFitsAndSaysWhichServerAndHowBad() {
    Random random = new Random(20261122);
    for (int i = 0; i < 2500; i++) {
      Alarm alarm = alarm(random);
      Duration lasted = random.nextBoolean() ? null : Duration.ofSeconds(random.nextInt(1_000_000));
      for (Message message : compose(lasted, List.of(alarm))) {
        check(message);
        assertThat(message.text()).contains(beginning(alarm));
      }
    }
  }

  /**
   * More than two thousand texts go to a SENS as strict as the real one, by the shipped Kamelet.
   */
  @Test
  void sensTakesEveryText() throws Exception {
    Random random = new Random(20261122);
    try (FakeSens sens = FakeSens.start();
        DefaultCamelContext camel = new DefaultCamelContext()) {
      Properties keys = new Properties();
      keys.putAll(sens.settings());
      camel.getPropertiesComponent().setInitialProperties(keys);
      camel.start();
      ProducerTemplate sender = camel.createProducerTemplate();
      for (int i = 0; i < 1100; i++) {
        for (Message message : compose(null, List.of(alarm(random)))) {
          Object outcome = sender.requestBody("kamelet:sens-sms-sink", message.sms());
          assertThat(outcome).as(message.text()).isInstanceOf(SensOutcome.Accepted.class);
        }
      }
      assertThat(sens.accepted())
          .hasSize(2200)
          .allSatisfy(text -> assertThat(text.shown()).isEqualTo(text.content()));
      assertThat(sens.faults()).isEmpty();
    }
  }

  @Test
  void everyBurstFitsAndNamesAServer() {
    Random random = new Random(42);
    for (int i = 0; i < 300; i++) {
      List<Alarm> alarms = alarms(random, 2 + random.nextInt(i % 30 == 0 ? 200 : 12));
      compose(null, alarms).forEach(CorpusTest::check);
    }
  }

  @Property(tries = 100)
  void anyNumbersOfLikeServersFit(
      @ForAll @IntRange(min = 2, max = 400) int servers, @ForAll @IntRange(max = 999) int seed) {
    Random random = new Random(seed);
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < servers; i++) {
      alarms.add(Alarms.cpu("web-" + random.nextInt(5000)));
    }
    compose(null, alarms).forEach(CorpusTest::check);
  }

  @Test
  void aLongMessageFitsToo() {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      List<Alarm> alarms = alarms(random, 1 + random.nextInt(i % 10 == 0 ? 500 : 60));
      Composers.of(KindChoice.LMS, null)
          .compose(new Burst("digest", alarms), READERS)
          .forEach(
              message -> {
                assertThat(SmsText.bytes(message.text())).isLessThanOrEqualTo(2000);
                assertThat(SmsText.bytes(String.valueOf(message.subject())))
                    .isLessThanOrEqualTo(40);
                assertThat(message.text()).endsWith("\n#7K2");
              });
    }
  }

  private static List<Message> compose(@Nullable Duration lasted, List<Alarm> alarms) {
    return Composers.of(KindChoice.SMS, lasted).compose(new Burst("urgent", alarms), READERS);
  }

  private static void check(Message message) {
    String text = message.text();
    assertThat(SmsText.encodable(text)).as(text).isTrue();
    assertThat(SmsText.bytes(text)).as(text).isLessThanOrEqualTo(90);
    assertThat(text).endsWith(" #7K2").doesNotContain("\n").doesNotContain("  ");
    assertThat(text)
        .matches("\\[(경보|주의|참고|복구|해제|반복|CRITICAL|WARNING|INFO|OK|CLEARED|FLAPPING)] .+");
    assertThat(message.toString()).doesNotContain("01000000001", "01000000002");
    assertThat(message.alarmNames()).doesNotContain("\n");
  }

  /** What must at least be left of its resource: eight bytes, of which two may be the dots. */
  private static String beginning(Alarm alarm) {
    String name = SmsText.clean(alarm.resource());
    String shown = name.isEmpty() ? SmsText.clean(alarm.name()) : name;
    return SmsText.bytes(shown) <= 8 ? shown : shown.substring(0, 2);
  }

  private static List<Alarm> alarms(Random random, int count) {
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alarms.add(alarm(random));
    }
    return alarms;
  }

  private static Alarm alarm(Random random) {
    Alarms made =
        Alarms.critical(text(random, 6))
            .type(random.nextInt(9) == 0 ? text(random, 4) : "api")
            .named(text(random, 12))
            .severity(Severity.values()[random.nextInt(3)])
            .state(AlarmState.values()[random.nextInt(3)])
            .at(Alarms.NOW.minusSeconds(random.nextInt(3_000_000)));
    if (random.nextInt(10) == 0) {
      return flapping(made.children(text(random, 9), "b", "c").alarm(), random);
    }
    Double value = random.nextInt(5) == 0 ? null : random.nextGaussian() * Math.pow(10, i(random));
    Double limit = random.nextInt(5) == 0 ? null : Math.pow(10, i(random));
    Alarm alarm =
        made.metric(pick(METRICS, random), null, pick(COMPARISONS, random), value, limit).alarm();
    return flapping(alarm, random);
  }

  private static Alarm flapping(Alarm alarm, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> alarm.with(new Flapping(Phase.BEGUN, 3));
      case 1 -> alarm.with(new Flapping(Phase.OVER, random.nextInt(10_000)));
      default -> alarm;
    };
  }

  private static int i(Random random) {
    return random.nextInt(16) - 3;
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      text.append(pick(PIECES, random));
    }
    return text.toString();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}

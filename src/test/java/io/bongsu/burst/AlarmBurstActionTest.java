package io.bongsu.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.Severity;
import io.bongsu.queue.AlarmHandover;
import io.bongsu.settings.SettingException;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.SetClock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The action in a program that has nothing of Bongsu but its Kamelets. */
class AlarmBurstActionTest {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final AlarmBurstAction action = new AlarmBurstAction();

  @Test
  void anAlarmThatNobodyClassifiedIsCriticalForTheDefaultTeam() {
    String document = SampleAlarms.cpu("api-1", "warning", "ALARM", SetClock.NOW);
    Exchange exchange = arrived(new AlarmReader().read(document).body());

    action.defer(exchange);

    assertThat(exchange.getMessage().getBody(Alarm.class).classification())
        .satisfies(
            given -> {
              assertThat(given.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(given.team()).isEqualTo("default");
              assertThat(given.serverType()).isEqualTo("other");
            });
  }

  @Test
  void whatARouteClassifiedStays() {
    Alarm alarm = ClassifiedAlarms.of("ai-1", "ml");
    Exchange exchange = arrived(alarm);

    action.defer(exchange);

    assertThat(exchange.getMessage().getBody()).isEqualTo(alarm);
  }

  @Test
  void whatIsNoAlarmIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> action.defer(arrived("{}")))
        .hasMessageContaining("got a java.lang.String")
        .hasMessageContaining("put cloudwatch-alarm-source");
    assertThatThrownBy(() -> action.defer(arrived(null))).hasMessageContaining("got none");
  }

  @Test
  void theNumbersOfTheKameletAndTheClockOfTheProgramDecideWhenABurstIsDue() {
    SetClock clock = new SetClock();
    camel.getRegistry().bind("monotonicClock", clock);
    action.setLane("night");
    action.setFirstWait(Duration.ofSeconds(5));
    action.setWindow(Duration.ofSeconds(30));
    action.setMaxWindow(Duration.ofMinutes(5));
    action.setMaxSize(7);
    Exchange alarm = arrived(ClassifiedAlarms.of("api-1"));
    action.defer(alarm);

    assertThat(action.deadlines()).isEmpty();
    Exchange burst = action.aggregate(null, alarm);

    assertThat(burst.getMessage().getBody(Burst.class).lane()).isEqualTo("night");
    assertThat(action.limit(burst)).isEqualTo(7);
    assertThat(action.deadlines().values()).containsExactly(clock.instant().plusSeconds(5));
    clock.advance(Duration.ofSeconds(2));
    assertThat(action.remaining(arrived(ClassifiedAlarms.of("api-2")))).isEqualTo(3000);
    action.forget();
    assertThat(action.deadlines()).isEmpty();
  }

  @Test
  void numbersThatCannotWorkAreRefusedByName() {
    assertThatThrownBy(() -> action.setMaxSize(0))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("maxSize");
    assertThatThrownBy(() -> action.setWindow(Duration.ofSeconds(-1)))
        .hasMessageContaining("window");
    assertThatThrownBy(() -> action.setLane(" ")).hasMessageContaining("lane");
  }

  @Test
  void aMessageHandedOverIsAcknowledgedWhenItsBurstEnds() {
    Exchange received = arrived(ClassifiedAlarms.of("api-1"));
    boolean[] deleted = {false};
    received
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onComplete(Exchange ended) {
                deleted[0] = true;
              }
            });
    new AlarmHandover().handOver(received);
    Exchange copy = received.copy();
    copy.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(copy));
    action.defer(copy);
    Exchange burst = action.aggregate(null, copy);
    burst.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(burst));

    end(copy);
    end(received);
    assertThat(deleted[0]).isFalse();

    end(burst);
    assertThat(deleted[0]).isTrue();
  }

  private Exchange arrived(@Nullable Object body) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
    exchange.getMessage().setBody(body);
    return exchange;
  }

  private static void end(Exchange exchange) {
    UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
  }
}

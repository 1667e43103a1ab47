package io.bongsu.support;

import io.bongsu.queue.InFlightCount;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.workbench.preview.VirtualClock;
import io.bongsu.workbench.preview.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.component.timer.TimerEndpoint;

/**
 * The whole program on virtual time, with the waits that it is shipped with: alarms go in where the
 * queue's messages do, texts come out at a fake SENS that keeps the same time. Timers stand still;
 * a test sends to the routes behind them.
 */
public final class Simulation implements AutoCloseable {

  /** 14:00 of 22 November 2026 in Seoul. */
  public static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

  private static final Map<String, String> AS_SHIPPED =
      Map.of(
          "bongsu.burst.urgent.first-wait", "3s",
          "bongsu.burst.urgent.window", "30s",
          "bongsu.burst.digest.first-wait", "20s",
          "bongsu.burst.digest.window", "2m",
          "bongsu.clock.check-every-ms", "86400000",
          "bongsu.deliver.per-second", "100000");

  private final VirtualClock clock = VirtualClock.at(START);
  private final EmbeddedQueue queue = EmbeddedQueue.start();
  private final FakeSens sens = FakeSens.start(0, Account.example(), clock);
  private final Program program;
  private final VirtualTime time;
  private final ProducerTemplate producer;

  private Simulation(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(AS_SHIPPED);
    all.putAll(sens.settings());
    all.put("bongsu.aws.endpoint", queue.endpoint().toString());
    all.putAll(settings);
    all.putIfAbsent("bongsu.flapping.changes", "3");
    program = Program.start(all, Map.of("clock", clock));
    CamelContext camel = program.context().getBean(CamelContext.class);
    stopTimers(camel);
    time = new VirtualTime(clock, camel, program.context().getBean(InFlightCount.class));
    producer = camel.createProducerTemplate();
  }

  /** They run on the machine's time, so what they take would be sent at any time of the clock. */
  private static void stopTimers(CamelContext camel) {
    try {
      for (Route route : camel.getRoutes()) {
        if (route.getEndpoint() instanceof TimerEndpoint) {
          camel.getRouteController().stopRoute(route.getRouteId());
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static Simulation start(Map<String, String> settings) {
    return new Simulation(settings);
  }

  public Instant now() {
    return clock.instant();
  }

  public FakeSens sens() {
    return sens;
  }

  public Program program() {
    return program;
  }

  /** An alarm's text comes from the queue at that time. */
  public void arrives(Instant at, String text) {
    time.runTo(at);
    producer.sendBody("direct:classify-document", text);
  }

  /** A CPU alarm changes its state now. */
  public void cpu(String resource, String severity, String state) {
    arrives(now(), SampleAlarms.cpu(resource, severity, state, now()));
  }

  public void pass(Duration duration) {
    time.runTo(now().plus(duration));
  }

  /** Until nothing waits any more. */
  public void runOut() {
    time.runOut();
  }

  @Override
  public void close() {
    producer.stop();
    program.close();
    sens.close();
    queue.close();
  }
}

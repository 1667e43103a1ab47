package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.queue.InFlightCount;
import io.bongsu.support.Program;
import io.bongsu.support.sens.Account;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.InterceptSendToMockEndpointStrategy;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/**
 * The program with the routes of some files only. What they call in other files is a mock, named
 * {@code mock:} and what is called; all else (beans, settings, ledger) is as it is in production.
 */
final class RouteContext implements AutoCloseable {

  private static final long PATIENCE_MS = 2000;

  private final Program program;
  private final CamelContext camel;
  private final ProducerTemplate template;

  private RouteContext(Program program) {
    this.program = program;
    this.camel = program.context().getBean(CamelContext.class);
    this.template = program.context().getBean(ProducerTemplate.class);
  }

  /**
   * @param files resources such as {@code routes/deliver.camel.yaml}
   * @param neighbours what is mocked, such as {@code direct:(route-alarm|status-.*)}
   * @param settings above those of a test program
   */
  static RouteContext start(List<String> files, String neighbours, Map<String, String> settings) {
    return start(files, neighbours, settings, Map.of());
  }

  /**
   * @param beans what the test's own routes name
   */
  static RouteContext start(
      List<String> files,
      String neighbours,
      Map<String, String> settings,
      Map<String, Processor> beans) {
    return startWith(files, neighbours, settings, new HashMap<>(beans));
  }

  /**
   * @param beans in place of those of the program, such as its clock
   */
  static RouteContext startWith(
      List<String> files,
      String neighbours,
      Map<String, String> settings,
      Map<String, Object> beans) {
    Map<String, String> all = new HashMap<>(nowhere());
    all.put(
        "bongsu.routes",
        files.stream().map(file -> "classpath:" + file).collect(Collectors.joining(",")));
    all.putAll(settings);
    Map<String, Object> singletons = new HashMap<>(beans);
    singletons.put("neighbours", mocks(neighbours));
    return new RouteContext(Program.start(all, singletons));
  }

  /** Addresses that nobody listens on, for stages that call neither queue nor SENS. */
  private static Map<String, String> nowhere() {
    Account account = Account.example();
    String nobody = "http://127.0.0.1:1";
    return Map.of(
        "bongsu.queue.create",
        "false",
        "bongsu.queue.url",
        nobody + "/alarms",
        "bongsu.queue.dead-letter-url",
        nobody + "/dead",
        "bongsu.aws.endpoint",
        nobody,
        "sens.base-url",
        nobody,
        "sens.service-id",
        account.serviceId(),
        "sens.access-key",
        account.accessKey(),
        "sens.secret-key",
        account.secretKey(),
        "sens.from",
        account.sender(),
        "spring.main.web-application-type",
        "none");
  }

  private static CamelContextConfiguration mocks(String pattern) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        camel
            .getCamelContextExtension()
            .registerEndpointCallback(new InterceptSendToMockEndpointStrategy(pattern, true));
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {}
    };
  }

  /** Sends a body to {@code direct:<route>} and waits for the end of the exchange. */
  Exchange send(String route, Object body) {
    return send(route, exchange -> exchange.getMessage().setBody(body));
  }

  Exchange send(String route, Processor filling) {
    return template.request("direct:" + route, filling);
  }

  /** The mock in place of {@code direct:<route>}. */
  MockEndpoint neighbour(String route) {
    return mock("direct:" + route);
  }

  MockEndpoint mock(String uri) {
    MockEndpoint mock = camel.getEndpoint("mock:" + uri, MockEndpoint.class);
    mock.setResultWaitTime(PATIENCE_MS);
    return mock;
  }

  /** Forgets what the mocks have seen and what they were to do. */
  void reset() {
    MockEndpoint.resetMocks(camel);
  }

  /** Waits until no alarm is held: the count falls just after the acknowledgement. */
  void nothingIsHeld() {
    InFlightCount held = bean(InFlightCount.class);
    long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MS).toNanos();
    while (held.alarms() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    assertThat(held.alarms()).as("alarms that are held").isZero();
  }

  <T> T bean(Class<T> type) {
    return program.context().getBean(type);
  }

  CamelContext camel() {
    return camel;
  }

  /** What a counter stands at; 0 if nothing was counted yet. */
  double count(String counter, String... tags) {
    return Search.in(bean(MeterRegistry.class)).name(counter).tags(tags).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Override
  public void close() {
    program.close();
  }
}

package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.compose.Composer;
import io.bongsu.notify.Notification;
import io.bongsu.notify.Recipient;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SetClock;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The receipt routes with deliver and the error policy, a fake SENS, a ledger in a file, and a
 * clock that the test advances.
 */
final class ReceiptStage implements AutoCloseable {

  private final FakeSens sens;
  private final RouteContext routes;

  private ReceiptStage(FakeSens sens, RouteContext routes) {
    this.sens = sens;
    this.routes = routes;
  }

  /**
   * Receipts are asked for every 50 ms.
   *
   * @param directory for the ledger
   * @param settings above those of SENS
   */
  static ReceiptStage start(
      FakeSens sens, SetClock clock, Path directory, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(sens.settings());
    all.put("bongsu.receipt.check-period-ms", "50");
    all.put("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("ledger"));
    all.putAll(settings);
    return new ReceiptStage(
        sens,
        RouteContext.startWith(
            List.of(
                "routes/receipt.camel.yaml",
                "routes/deliver.camel.yaml",
                "routes/sens.camel.yaml",
                "routes/error.camel.yaml"),
            "direct:status-.*",
            all,
            Map.of("clock", clock)));
  }

  /** Sends what a burst of one alarm becomes, and waits for its acceptance. */
  void deliver(String team, String resource, Severity severity, String... phones) {
    Burst burst =
        new Burst(
            "urgent",
            List.of(ClassifiedAlarms.of(resource, "api", severity, AlarmState.ALARM, team)));
    List<Recipient> people = Stream.of(phones).map(Recipient::new).toList();
    Exchange sent =
        routes.send(
            "deliver-messages",
            routes.bean(Composer.class).messages(List.of(new Notification(burst, people))));
    assertThat(sent.getException()).isNull();
  }

  /** How many messages of the ledger meet a condition of SQL. */
  int messages(String condition) {
    return jdbc()
        .sql("select count(*) from message where " + condition)
        .query(Integer.class)
        .single();
  }

  JdbcClient jdbc() {
    return routes.bean(JdbcClient.class);
  }

  RouteContext routes() {
    return routes;
  }

  /** Empties the ledger and the phones. */
  void forget() {
    jdbc().sql("delete from message").update();
    jdbc().sql("delete from ack_link").update();
    sens.reset();
    routes.reset();
  }

  static void await(BooleanSupplier condition) {
    Waiting.until(5, "what the test waits for", condition);
  }

  @Override
  public void close() {
    routes.close();
  }
}

package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.ledger.ReservationTable;
import io.bongsu.sens.SensListed;
import io.bongsu.support.Phones;
import io.bongsu.support.SetClock;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import io.bongsu.watchdog.Reservations;
import io.bongsu.watchdog.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The heartbeat, and the text that SENS holds in reserve. */
class WatchdogRouteTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SetClock clock = new SetClock();
  private final FakeSens sens = FakeSens.start(0, Account.example(), clock);
  private final AtomicInteger pings = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private HttpServer healthchecks;

  @SuppressWarnings("NullAway.Init")
  private RouteContext stage;

  @BeforeEach
  void start() throws IOException {
    healthchecks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    healthchecks.createContext(
        "/ping/secret",
        exchange -> {
          pings.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    healthchecks.start();
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("bongsu.recipients.default", Phones.ON_CALL);
    settings.put("bongsu.watchdog.reserve", "15m");
    // The test ticks itself.
    settings.put("bongsu.watchdog.check-period-ms", "100000000");
    settings.put(
        "bongsu.watchdog.ping-url",
        "http://127.0.0.1:" + healthchecks.getAddress().getPort() + "/ping/secret");
    stage =
        RouteContext.startWith(
            List.of(
                "routes/watchdog.camel.yaml", "routes/sens.camel.yaml", "routes/error.camel.yaml"),
            "direct:status-.*",
            settings,
            Map.of("clock", clock));
    Waiting.until(5, "the first reservation in the ledger", this::isBooked);
  }

  /** Not only at SENS: until its answer is in the ledger, the reservation counts as unknown. */
  private boolean isBooked() {
    return stage.bean(ReservationTable.class).standing().stream()
        .anyMatch(row -> row.requestId() != null);
  }

  @AfterEach
  void stop() {
    stage.close();
    sens.close();
    healthchecks.stop(0);
  }

  /** A day here; {@code -Dwatchdog.days=30} for a month, which takes minutes. */
  @Test
  void inDaysOfNormalRunningNoReservedTextArrives() {
    long minutes = Duration.ofDays(Integer.getInteger("watchdog.days", 1)).toMinutes();
    for (long minute = 0; minute < minutes; minute++) {
      clock.advance(MINUTE);
      tick();
    }

    assertThat(sens.accepted()).isEmpty();
    assertThat(sens.reserved()).hasSize(1);
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void whenBongsuStopsTheReservedTextArrivesWithinTwentyMinutes() {
    clock.advance(MINUTE);
    tick();
    stage.close();

    clock.advance(Duration.ofMinutes(20));

    sens.phone(Phones.ON_CALL).receivedContaining("14:02 이후 응답 없음");
    sens.nothingElseArrives(Duration.ofMillis(300));
  }

  /** Booked at 14:06:30 for a quarter of an hour later: SENS takes full minutes. */
  @Test
  void theReservedTextArrivesNotSoonerThanSaid() {
    clock.advance(Duration.ofSeconds(270));
    tick();
    assertThat(sens.reserved()).hasSize(1);
    stage.close();

    clock.advance(Duration.ofMinutes(15));
    sens.nothingElseArrives(Duration.ofMillis(300));
    clock.advance(Duration.ofSeconds(30));
    sens.phone(Phones.ON_CALL).receivedContaining("14:06 이후 응답 없음");
  }

  @Test
  void aReservationWhoseAnswerIsLostIsKnownByItsText() {
    Reservations reservations = stage.bean(Reservations.class);
    clock.advance(Duration.ofMinutes(4));
    assertThat(reservations.due()).isNotNull();
    clock.advance(Duration.ofSeconds(31));
    Standing lost = reservations.replaced().get(0);

    reservations.found(
        lost, new SensListed(List.of(item("VR-1", "another text"), item("VR-2", lost.text()))));

    assertThat(stage.bean(ReservationTable.class).standing())
        .filteredOn(row -> row.id().equals(lost.id()))
        .singleElement()
        .satisfies(row -> assertThat(row.requestId()).isEqualTo("VR-2"));
  }

  private static SensListed.Item item(String request, String text) {
    return new SensListed.Item(
        request, request, Phones.ON_CALL, text, "READY", null, null, null, null);
  }

  @Test
  void aReservationThatIsUnderWayIsNotTakenForLost() {
    Reservations reservations = stage.bean(Reservations.class);
    clock.advance(Duration.ofMinutes(4));
    assertThat(reservations.due()).isNotNull();

    clock.advance(Duration.ofSeconds(30));
    assertThat(reservations.replaced()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(reservations.replaced()).hasSize(1);
  }

  @Test
  void whatCannotBeCancelledIsCancelledAtTheNextTick() {
    sens.nextInquiry(1, Mishap.status(503));
    clock.advance(Duration.ofMinutes(4));
    tick();
    assertThat(sens.reserved()).hasSize(2);

    tick();

    assertThat(sens.reserved()).hasSize(1);
  }

  @Test
  void aReservationWhoseAnswerIsLostIsFoundAndCancelled() {
    sens.next(1, Mishap.closeAfterAccepting());
    clock.advance(Duration.ofMinutes(4));
    tick();
    assertThat(sens.reserved()).hasSize(2);
    for (int i = 0; i < 12; i++) {
      clock.advance(MINUTE);
      tick();
    }

    assertThat(sens.reserved()).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    assertThat(sens.accepted()).isEmpty();
  }

  @Test
  void theOldOneStandsWhileTheNextIsRefused() {
    sens.next(1, Mishap.status(503));
    clock.advance(Duration.ofMinutes(4));
    tick();
    assertThat(sens.reserved()).hasSize(1);

    tick();

    assertThat(sens.reserved()).hasSize(1);
    clock.advance(Duration.ofMinutes(12));
    assertThat(sens.accepted()).isEmpty();
  }

  @Test
  void aHeartbeatAsksSensAndIsReported() throws Exception {
    stage.neighbour("status-heartbeat").expectedMessageCount(1);

    stage.send("watchdog-heartbeat", new ParsedDocument.Heartbeat());

    stage.neighbour("status-heartbeat").assertIsSatisfied();
    assertThat(pings).hasValue(1);
    assertThat(sens.attempts()).anyMatch(attempt -> attempt.method().equals("GET"));
  }

  @Test
  void aHeartbeatThatSensDoesNotAnswerIsNotReported() throws Exception {
    stage.neighbour("status-heartbeat").expectedMessageCount(0);
    sens.alwaysInquiry(Mishap.status(503));

    stage.send("watchdog-heartbeat", new ParsedDocument.Heartbeat());

    stage.neighbour("status-heartbeat").assertIsSatisfied();
    assertThat(pings).hasValue(0);
  }

  /** What the timer does. */
  private void tick() {
    stage.send("watchdog-tick", "");
  }
}

package io.bongsu.share;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Flapping;
import io.bongsu.burst.Burst;
import io.bongsu.burst.BurstLanes;
import io.bongsu.burst.Gathered;
import io.bongsu.classify.AlarmRepository;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.SharedBurstTable;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.FailedMessages;
import io.bongsu.queue.InFlightCount;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the replicas that share a ledger collect the alarms of a group in one of them. While there
 * is no other replica, or the ledger does not answer, each alarm stays where it was received.
 * Thread-safe.
 */
public final class BurstSharing implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(BurstSharing.class);

  /** Exchange property of an alarm that stays here, whoever collects its group. */
  private static final String STAYS = "bongsu.stays";

  /** Every so many periods it is checked which groups are quiet. */
  private static final int REVIEW = 4;

  private final SharedBurstTable table;
  private final LedgerGuard guard;
  private final BurstLanes lanes;
  private final InFlightCount inFlight;
  private final SharingTimes times;
  private final BooleanSupplier isShared;
  private final Supplier<CamelContext> camel;
  private final DatabaseTime time = new DatabaseTime(System::nanoTime);
  private final GroupOwners owners;
  private final HandedOver handedOver;
  private final Adoption adoption;
  private volatile boolean running;
  private int periods;
  private @Nullable ScheduledExecutorService threads;

  /**
   * @param isShared whether other processes share the ledger now
   */
  BurstSharing(
      SharedBurstTable table,
      AlarmTable alarms,
      AlarmRepository repository,
      GroupCommit commits,
      LedgerGuard guard,
      Supplier<FailedMessages> failed,
      BurstLanes lanes,
      InFlightCount inFlight,
      SharingTimes times,
      BooleanSupplier isShared,
      Supplier<CamelContext> camel) {
    this.table = table;
    this.guard = guard;
    this.lanes = lanes;
    this.inFlight = inFlight;
    this.times = times;
    this.isShared = isShared;
    this.camel = camel;
    this.owners = new GroupOwners(table, guard, System::nanoTime);
    this.handedOver =
        new HandedOver(
            table, alarms, commits, guard, owners, times, System::nanoTime, this::sendFromHere);
    this.adoption =
        new Adoption(table, alarms, repository, commits, guard, failed, System::nanoTime);
  }

  /** Whether the alarm was handed over; if not, it is collected here. */
  boolean handOver(String lane, Exchange arrived) {
    return arrived.getMessage().getBody() instanceof Alarm alarm
        && mayLeave(lane, alarm, arrived)
        && handOver(lane, alarm, arrived);
  }

  /** An alarm that flaps is kept where its changes are counted. */
  private boolean mayLeave(String lane, Alarm alarm, Exchange arrived) {
    return running
        && isShared.getAsBoolean()
        && arrived.getProperty(STAYS) == null
        && alarm.key().equals(arrived.getProperty(AlarmRepository.CLAIMED))
        && alarm.flapping().phase() == Flapping.Phase.NONE
        && lanes.maxSize(lane) > 1;
  }

  private boolean handOver(String lane, Alarm alarm, Exchange arrived) {
    Optional<Instant> now = time.now();
    if (now.isEmpty()) {
      return false;
    }
    String group = group(lane, alarm);
    Optional<String> other = owners.other(group);
    return other.isPresent()
        && handedOver.handOver(lane, group, alarm, other.get(), now.get(), DeferredAck.of(arrived));
  }

  /** Whether the ledger has answered lately; without that each alarm stays here. */
  boolean isReady() {
    return time.now().isPresent();
  }

  /** Names a group in all lanes; a lane's name has no slash. */
  private static String group(String lane, Alarm alarm) {
    return lane + "/" + Gathered.groupOf(lane, alarm);
  }

  private boolean isQuiet(String group) {
    int slash = group.indexOf('/');
    return lanes.isQuiet(group.substring(0, slash), group.substring(slash + 1));
  }

  /** Adds to a burst that has just closed what others have handed over for it. */
  void collect(String lane, Exchange closed) {
    if (!running
        || !isShared.getAsBoolean()
        || !(closed.getMessage().getBody() instanceof Burst burst)) {
      return;
    }
    int room = lanes.maxSize(lane) - burst.size();
    if (room > 0) {
      adoption
          .take(group(lane, burst.alarms().get(0)), room, camel.get())
          .forEach(alarm -> add(alarm, closed));
    }
  }

  private void add(Exchange alarm, Exchange closed) {
    DeferredAck.take(alarm, inFlight);
    DeferredAck.of(alarm).releaseWith(closed);
    Gathered burst = closed.getMessage().getBody(Gathered.class);
    closed.getMessage().setBody(burst.and(alarm.getMessage().getBody()));
  }

  /** An alarm of another replica takes the lane that it would take if it had come here. */
  private void arrived(Exchange alarm) {
    alarm.setProperty(STAYS, true);
    send("direct:route-alarm", alarm);
  }

  private void sendFromHere(String lane, Alarm alarm, DeferredAck acknowledgement) {
    Exchange exchange = new DefaultExchange(camel.get());
    exchange.getMessage().setBody(alarm);
    exchange.setProperty(AlarmRepository.CLAIMED, alarm.key());
    exchange.setProperty(STAYS, true);
    acknowledgement.attach(exchange);
    acknowledgement.moveTo(exchange);
    send("direct:burst-" + lane, exchange);
  }

  /**
   * Made when it is needed: a template that is there before the routes keeps them from starting.
   */
  private void send(String route, Exchange exchange) {
    ProducerTemplate template = camel.get().createProducerTemplate();
    try {
      template.send(route, exchange);
    } finally {
      template.stop();
    }
  }

  private void adopt() {
    if (!isShared.getAsBoolean() || !camel.get().isStarted()) {
      return;
    }
    guard
        .query(() -> Optional.of(table.now()), Optional.<Instant>empty())
        .ifPresent(time::answered);
    adoption.take(camel.get()).forEach(this::arrived);
    if (++periods % REVIEW == 0) {
      owners.review(this::isQuiet);
    }
  }

  @Override
  public synchronized void start() {
    threads =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "burst-sharing");
              thread.setDaemon(true);
              return thread;
            });
    every(threads, this::adopt);
    every(threads, handedOver::resolve);
    running = true;
  }

  private void every(ScheduledExecutorService threads, Runnable task) {
    long period = times.period().toMillis();
    threads.scheduleWithFixedDelay(() -> run(task), period, period, TimeUnit.MILLISECONDS);
  }

  /** A task that throws would never run again, and alarms would wait for it. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failed) {
      LOG.error("open bursts are not shared for the moment", failed);
    }
  }

  /** Before the routes stop, so that what is sent from here still finds them. */
  @Override
  public synchronized void stop() {
    running = false;
    if (threads != null) {
      threads.shutdown();
      threads = null;
      owners.releaseAll();
      handedOver.end();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the routes have started and before they stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}

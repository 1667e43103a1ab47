package io.bongsu.support.sens;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Naver Cloud SENS on a loopback port, as strict as the vendor's description: what the real one
 * refuses is refused with the same shapes of answer, and what it takes and then spoils is a fault
 * of the sender. Tests speak of phones: {@code sens.phone("01000000001").received("…")}. Safe for
 * threads; a process of its own can be watched and disturbed by the paths of {@link RemoteControl}.
 */
public final class FakeSens implements AutoCloseable {

  static {
    // The JDK's server reads it once when it is loaded; without it an answer takes some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(FakeSens::daemon);
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(FakeSens::daemon);
  private final Account account;
  private final Inbox inbox = new Inbox();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Handsets handsets = new Handsets();
  private final SensHandler handler;
  private final Clock clock;

  private FakeSens(int port, Account account, Clock clock) throws IOException {
    this.account = account;
    this.clock = clock;
    this.handler = new SensHandler(account, clock, inbox, faults, handsets);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.createContext("/_fake/", new RemoteControl(this));
    server.start();
    clockwork.scheduleWithFixedDelay(
        () -> handler.reservations().deliver(inbox::add), 100, 100, TimeUnit.MILLISECONDS);
  }

  /** On a free port, with the example account and the machine's clock. */
  public static FakeSens start() {
    return start(0, Account.example(), Clock.systemUTC());
  }

  /** On a known port, for a process of its own. */
  public static FakeSens start(int port) {
    return start(port, Account.example(), Clock.systemUTC());
  }

  public static FakeSens start(int port, Account account, Clock clock) {
    try {
      return new FakeSens(port, account, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("the fake SENS cannot listen on port " + port, e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fake-sens");
    thread.setDaemon(true);
    return thread;
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Account account() {
    return account;
  }

  /** The keys that make the program use this fake. */
  public Map<String, String> settings() {
    return Map.of(
        "sens.base-url", baseUrl(),
        "sens.service-id", account.serviceId(),
        "sens.access-key", account.accessKey(),
        "sens.secret-key", account.secretKey(),
        "sens.from", account.sender());
  }

  /** The keys that make the program use AlimTalk and mail of this fake, too. */
  public Map<String, String> otherChannels() {
    return Map.of(
        "sens.alimtalk.service-id", Account.ALIMTALK_SERVICE,
        "sens.alimtalk.channel", Account.CHANNEL,
        "sens.alimtalk.template-code", Account.TEMPLATE_CODE,
        "sens.alimtalk.template", Account.TEMPLATE,
        "sens.mail.service-id", Account.MAIL_SERVICE,
        "sens.mail.sender", Account.MAIL_SENDER);
  }

  /**
   * @param number of a phone; {@code alimtalk:<number>} for KakaoTalk on it, {@code mail:<address>}
   */
  public Phone phone(String number) {
    return new Phone(number, inbox);
  }

  /** Every text on this phone, oldest first. */
  public List<String> texts(String number) {
    return phone(number).texts();
  }

  /** Waits until at least this many texts have arrived on all phones together. */
  public List<Delivery> awaitTexts(int count, Duration limit) {
    List<Delivery> delivered = inbox.await(count, limit);
    assertThat(delivered).as("texts after " + limit).hasSizeGreaterThanOrEqualTo(count);
    return delivered;
  }

  /** The texts on all phones, once there are this many or the time is over. */
  public List<Delivery> arrived(int count, Duration limit) {
    return inbox.await(count, limit);
  }

  /** Every text has been asked for with {@link Phone#received(String)}. */
  public void nothingElseArrived() {
    assertThat(inbox.unread()).as("texts that nobody expected").isEmpty();
  }

  /** The same, and nothing comes in the time to come either. */
  public void nothingElseArrives(Duration time) {
    assertThat(inbox.awaitUnread(time)).as("texts that nobody expected").isEmpty();
  }

  /** The texts that stand in reserve. */
  public List<Delivery> reserved() {
    return handler.reservations().standing();
  }

  /** Everything that was accepted, delivered or not, oldest first. */
  public List<Delivery> accepted() {
    return inbox.accepted();
  }

  /** What the sender did wrong: refused requests, texts cut short, characters not carried. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Every request that came, well formed or not, oldest first. */
  public List<Attempt> attempts() {
    return handler.attempts();
  }

  /** Waits until at least this many requests have come. */
  public List<Attempt> awaitAttempts(int count, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (attempts().size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(attempts()).as("requests after " + limit).hasSizeGreaterThanOrEqualTo(count);
    return attempts();
  }

  /** Forgets the requests so far, but not the texts. */
  public void forgetAttempts() {
    handler.forget();
  }

  /** Forgets what came and what was planned. */
  public void reset() {
    calm();
    inbox.clear();
    faults.clear();
    handler.forget();
  }

  /** Has a message as if it had been sent just now: it shows in the list and on the phone. */
  public Delivery alreadyHas(String content, String phone) {
    Delivery delivery =
        new Delivery(
            "RSSA-0",
            "0-RSSA-0",
            phone,
            account.sender(),
            "SMS",
            null,
            content,
            content,
            "0",
            clock.instant());
    inbox.add(List.of(delivery));
    return delivery;
  }

  /** Disturbs the next sends. */
  public void next(int times, Mishap mishap) {
    handler.sending().next(times, mishap);
  }

  /** Disturbs every send until {@link #calm()}. */
  public void always(Mishap mishap) {
    handler.sending().always(mishap);
  }

  /** Disturbs the next questions (list and single message). */
  public void nextInquiry(int times, Mishap mishap) {
    handler.asking().next(times, mishap);
  }

  /** Disturbs every question until {@link #calm()}. */
  public void alwaysInquiry(Mishap mishap) {
    handler.asking().always(mishap);
  }

  /**
   * The carrier does not deliver to this phone.
   *
   * @param code such as {@code 2003} (handset off) or {@code 3001} (no subscriber)
   */
  public void fails(String phone, String code) {
    handsets.fails(phone, code);
  }

  /** The carrier tries to reach this phone for ever. */
  public void neverAnswers(String phone) {
    handsets.fails(phone, Handsets.PROCESSING);
  }

  /**
   * Every request with this number among its recipients is refused with 400; {@code alimtalk} and
   * {@code mail} stand for a service that the account does not have (403).
   */
  public void refuses(String phone) {
    handsets.refuses(phone);
  }

  /** A message shows in the list only when it is this old. */
  public void listsAfter(Duration age) {
    handler.listsAfter(age);
  }

  /** Ends every disturbance, and lets hanging requests go without an answer. */
  public void calm() {
    handsets.calm();
    handler.calm();
  }

  /** Ends hanging requests without an answer. */
  public void releaseHung() {
    handler.releaseHung();
  }

  @Override
  public void close() {
    handler.calm();
    server.stop(0);
    threads.shutdownNow();
    clockwork.shutdownNow();
  }
}

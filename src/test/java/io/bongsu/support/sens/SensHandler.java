package io.bongsu.support.sens;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a request through the gateway's check, the scripted mishap, and the operation asked. */
final class SensHandler implements HttpHandler {

  private static final String PREFIX = "/sms/v2/services/";

  private final Account account;
  private final Clock clock;
  private final Inbox inbox;
  private final List<String> faults;
  private final GatewayCheck gateway;
  private final SendCheck send;
  private final Carrier carrier;
  private final Reply reply;
  private final List<OtherService> others;
  private final Reservations reservations;
  private final MessageList list = new MessageList();
  private final MishapScript sending = new MishapScript();
  private final MishapScript asking = new MishapScript();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private volatile Duration listsAfter = Duration.ZERO;

  SensHandler(Account account, Clock clock, Inbox inbox, List<String> faults, Handsets handsets) {
    this.account = account;
    this.clock = clock;
    this.inbox = inbox;
    this.faults = faults;
    this.gateway = new GatewayCheck(account, clock);
    this.send = new SendCheck(account, handsets);
    this.carrier = new Carrier(clock, faults::add, handsets);
    this.reply = new Reply(clock);
    this.reservations = new Reservations(clock);
    this.others = List.of(new AlimtalkService(clock, handsets), new MailService(clock, handsets));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      record(exchange);
      try {
        serve(exchange, body);
      } catch (Refusal refusal) {
        faults.add(refusal.status() + " " + refusal.getMessage());
        Reply.write(exchange, refusal.status(), refusal.body());
      }
    }
  }

  private void serve(HttpExchange exchange, byte[] body) throws IOException {
    String method = exchange.getRequestMethod();
    Optional<OtherService> other = other(exchange);
    boolean whole = other.isEmpty() && !method.equals("DELETE");
    String rest = whole ? operation(exchange) : "";
    gateway.check(method, exchange.getRequestURI().toString(), exchange.getRequestHeaders());
    if (!whole) {
      if (other.isPresent()) {
        serve(other.get(), exchange, body);
      } else {
        cancel(exchange);
      }
      return;
    }
    if (method.equals("POST") && rest.isEmpty()) {
      send(exchange, body);
    } else if (method.equals("GET")) {
      ask(exchange, rest);
    } else {
      throw Refusal.gateway(404, "300", "Not Found Exception", "URL not found.");
    }
  }

  private void cancel(HttpExchange exchange) throws IOException {
    String root = PREFIX + account.serviceId() + "/reservations/";
    String path = exchange.getRequestURI().getPath();
    if (!path.startsWith(root)) {
      throw Refusal.gateway(404, "300", "Not Found Exception", "URL not found.");
    }
    Optional<Mishap> mishap = asking.take();
    if (mishap.isPresent()) {
      reply.toQuestion(exchange, mishap.get(), Optional.empty());
      return;
    }
    exchange.sendResponseHeaders(
        reservations.cancel(path.substring(root.length())) ? 204 : 404, -1);
  }

  Reservations reservations() {
    return reservations;
  }

  private Optional<OtherService> other(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return others.stream().filter(service -> service.serves(path)).findFirst();
  }

  private void serve(OtherService service, HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestMethod().equals("POST")) {
      Optional<String> page =
          service.ask(path, exchange.getRequestURI().getRawQuery(), inbox.accepted());
      Mishap mishap = asking.take().orElse(Mishap.answerAfter(Duration.ZERO));
      reply.toQuestion(exchange, mishap, page);
      return;
    }
    List<Delivery> deliveries = service.send(path, body);
    CountDownLatch hold = reply.hold();
    Mishap mishap = sending.take().orElse(Mishap.answerAfter(Duration.ZERO));
    if (mishap.accepted()) {
      inbox.add(deliveries);
    }
    reply.toSend(exchange, mishap, service.accepted(deliveries), hold);
  }

  private void send(HttpExchange exchange, byte[] body) throws IOException {
    if (exchange.getRequestURI().getRawQuery() != null) {
      throw Refusal.gateway(400, "100", "Bad Request Exception", "Query string is invalid.");
    }
    var request = send.check(exchange.getRequestHeaders().getFirst("Content-Type"), body);
    CountDownLatch hold = reply.hold();
    Mishap mishap = sending.take().orElse(Mishap.answerAfter(Duration.ZERO));
    String requestId = "";
    Optional<Instant> due =
        Reservations.isReserved(request)
            ? Optional.of(reservations.due(request))
            : Optional.empty();
    if (mishap.accepted()) {
      List<Delivery> deliveries = carrier.carry(request);
      requestId = deliveries.get(0).requestId();
      due.ifPresentOrElse(at -> reservations.add(deliveries, at), () -> inbox.add(deliveries));
    }
    reply.toSend(exchange, mishap, reply.accepted(requestId), hold);
  }

  private void ask(HttpExchange exchange, String rest) throws IOException {
    Instant latest = clock.instant().minus(listsAfter);
    List<Delivery> known =
        Stream.concat(inbox.accepted().stream(), reservations.standing().stream())
            .filter(each -> !each.at().isAfter(latest))
            .toList();
    Optional<String> page =
        rest.isEmpty()
            ? list.page(exchange.getRequestURI().getRawQuery(), known)
            : list.one(rest.substring(1), known);
    Mishap mishap = asking.take().orElse(Mishap.answerAfter(Duration.ZERO));
    reply.toQuestion(exchange, mishap, page);
  }

  /** What follows {@code …/messages}: nothing, or a slash and the id of a message. */
  private String operation(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    int end = path.indexOf('/', PREFIX.length());
    boolean known = path.startsWith(PREFIX) && end > 0 && path.startsWith("/messages", end);
    String rest = known ? path.substring(end + "/messages".length()) : "?";
    if (!rest.isEmpty() && !rest.matches("/[^/]+")) {
      throw Refusal.gateway(404, "300", "Not Found Exception", "URL not found.");
    }
    if (!path.substring(PREFIX.length(), end).equals(account.serviceId())) {
      throw Refusal.forbidden("Do not have access to this 'serviceId'");
    }
    return rest;
  }

  private void record(HttpExchange exchange) {
    attempts.add(
        new Attempt(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("x-ncp-apigw-timestamp"),
            exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet()),
            clock.instant()));
  }

  MishapScript sending() {
    return sending;
  }

  MishapScript asking() {
    return asking;
  }

  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  void listsAfter(Duration age) {
    listsAfter = age;
  }

  void releaseHung() {
    reply.releaseHung();
  }

  void calm() {
    sending.calm();
    asking.calm();
    listsAfter = Duration.ZERO;
    releaseHung();
  }

  void forget() {
    attempts.clear();
  }
}

package io.bongsu.support.sens;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Texts with a {@code reserveTime}: kept until then, unless they are cancelled. Thread-safe. */
final class Reservations {

  private record Reserved(List<Delivery> deliveries, Instant due) {}

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Duration LEAST = Duration.ofMinutes(10);

  private final Map<String, Reserved> byRequest = new ConcurrentHashMap<>();
  private final Clock clock;

  Reservations(Clock clock) {
    this.clock = clock;
  }

  static boolean isReserved(JsonNode request) {
    return request.has("reserveTime");
  }

  Instant due(JsonNode request) {
    try {
      Instant due =
          LocalDateTime.parse(request.path("reserveTime").asText(), TIME)
              .atZone(ZoneId.of(request.path("reserveTimeZone").asText("Asia/Seoul")))
              .toInstant();
      Json.require(!due.isBefore(clock.instant().plus(LEAST)), "reserveTime is too early");
      return due;
    } catch (DateTimeException e) {
      throw Refusal.invalid("reserveTime is not yyyy-MM-dd HH:mm");
    }
  }

  void add(List<Delivery> deliveries, Instant due) {
    byRequest.put(deliveries.get(0).requestId(), new Reserved(deliveries, due));
  }

  /** Whether there was one. */
  boolean cancel(String requestId) {
    return byRequest.remove(requestId) != null;
  }

  List<Delivery> standing() {
    return byRequest.values().stream().flatMap(each -> each.deliveries().stream()).toList();
  }

  /** Sends those that are due. */
  void deliver(Consumer<Collection<Delivery>> phones) {
    Instant now = clock.instant();
    for (String id : new ArrayList<>(byRequest.keySet())) {
      Reserved reserved = byRequest.get(id);
      if (reserved != null && !reserved.due().isAfter(now) && byRequest.remove(id, reserved)) {
        phones.accept(reserved.deliveries());
      }
    }
  }
}

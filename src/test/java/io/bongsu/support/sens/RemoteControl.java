package io.bongsu.support.sens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Lets another process watch and disturb a {@link FakeSens}:
 *
 * <ul>
 *   <li>{@code GET /_fake/received}: one JSON object a line for every accepted message ({@code
 *       phone}, {@code shown}, {@code content}, {@code type}, {@code subject}, {@code from}, {@code
 *       requestId}, {@code code}, {@code at})
 *   <li>{@code GET /_fake/faults}: one line for everything the sender did wrong
 *   <li>{@code POST /_fake/faults} with <code>{"answer": "STATUS", "status": 503, "times": 3}
 *       </code>: the fields of {@link Mishap} ({@code accepted}, {@code answer}, {@code status},
 *       {@code delayMs}); without {@code times} it lasts; {@code "on": "inquiry"} for questions
 *   <li>{@code DELETE /_fake/faults}: calm; {@code DELETE /_fake/received}: forget everything
 * </ul>
 */
final class RemoteControl implements HttpHandler {

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final FakeSens sens;

  RemoteControl(FakeSens sens) {
    this.sens = sens;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      switch (what) {
        case "GET /_fake/received" -> Reply.write(exchange, 200, received());
        case "DELETE /_fake/received" -> run(exchange, sens::reset);
        case "GET /_fake/faults" -> Reply.write(exchange, 200, String.join("\n", sens.faults()));
        case "POST /_fake/faults" -> {
          JsonNode wish = mapper.readTree(body);
          run(exchange, () -> plan(wish));
        }
        case "DELETE /_fake/faults" -> run(exchange, sens::calm);
        default -> Reply.write(exchange, 404, "no such control");
      }
    }
  }

  private static void run(HttpExchange exchange, Runnable wish) throws IOException {
    try {
      wish.run();
    } catch (IllegalArgumentException e) {
      Reply.write(exchange, 400, "no such mishap");
      return;
    }
    exchange.sendResponseHeaders(204, -1);
  }

  private void plan(JsonNode wish) {
    Mishap mishap =
        new Mishap(
            wish.path("accepted").asBoolean(),
            Mishap.Answer.valueOf(wish.path("answer").asText("NORMAL")),
            wish.path("status").asInt(),
            Duration.ofMillis(wish.path("delayMs").asLong()));
    boolean inquiry = wish.path("on").asText().equals("inquiry");
    int times = wish.path("times").asInt(0);
    if (times == 0) {
      planAlways(inquiry, mishap);
    } else {
      planNext(inquiry, times, mishap);
    }
  }

  private void planAlways(boolean inquiry, Mishap mishap) {
    if (inquiry) {
      sens.alwaysInquiry(mishap);
    } else {
      sens.always(mishap);
    }
  }

  private void planNext(boolean inquiry, int times, Mishap mishap) {
    if (inquiry) {
      sens.nextInquiry(times, mishap);
    } else {
      sens.next(times, mishap);
    }
  }

  private String received() {
    return sens.accepted().stream()
        .map(delivery -> line(delivery).toString())
        .collect(Collectors.joining("\n"));
  }

  private ObjectNode line(Delivery delivery) {
    ObjectNode line = mapper.createObjectNode();
    line.put("phone", delivery.phone()).put("shown", delivery.shown());
    line.put("content", delivery.content()).put("type", delivery.type());
    line.put("subject", delivery.subject()).put("from", delivery.from());
    line.put("requestId", delivery.requestId()).put("code", delivery.code());
    return line.put("at", delivery.at().toString());
  }
}

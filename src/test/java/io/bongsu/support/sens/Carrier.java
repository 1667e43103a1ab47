package io.bongsu.support.sens;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What becomes of an accepted request: too long a text is cut and delivered, a character that
 * EUC-KR lacks makes the delivery fail (3022). Both are faults of the sender and reported as such.
 */
final class Carrier {

  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  private final AtomicLong numbers = new AtomicLong();
  private final Clock clock;
  private final Consumer<String> faults;
  private final Handsets handsets;

  Carrier(Clock clock, Consumer<String> faults, Handsets handsets) {
    this.clock = clock;
    this.faults = faults;
    this.handsets = handsets;
  }

  List<Delivery> carry(JsonNode request) {
    String requestId = "RSSA-" + numbers.incrementAndGet();
    Instant now = clock.instant();
    List<Delivery> deliveries = new ArrayList<>();
    for (JsonNode message : request.path("messages")) {
      deliveries.add(delivery(request, message, requestId, now));
    }
    return deliveries;
  }

  private Delivery delivery(JsonNode request, JsonNode message, String requestId, Instant now) {
    String type = request.path("type").textValue();
    String content = own(message, request, "content");
    String subject = own(message, request, "subject");
    boolean carried = isCarried(content) && (subject == null || isCarried(subject));
    String shown = carried ? cut(content, type.equals("SMS") ? 90 : 2000, "content") : null;
    if (!carried) {
      faults.accept("3022: a character that EUC-KR lacks");
    } else if (subject != null) {
      cut(subject, 40, "subject");
    }
    String result = handsets.codeOf(message.path("to").textValue());
    boolean delivered = carried && result.equals("0");
    String code = result.equals(Handsets.PROCESSING) ? null : result;
    return new Delivery(
        requestId,
        "0-" + requestId + "-" + numbers.incrementAndGet(),
        message.path("to").textValue(),
        request.path("from").textValue(),
        type,
        subject,
        content,
        delivered ? shown : null,
        carried ? code : "3022",
        now);
  }

  private static String own(JsonNode message, JsonNode request, String field) {
    return message.has(field) ? message.path(field).textValue() : request.path(field).textValue();
  }

  private static boolean isCarried(String text) {
    return EUC_KR.newEncoder().canEncode(text);
  }

  private String cut(String text, int maxBytes, String what) {
    CharBuffer rest = CharBuffer.wrap(text);
    EUC_KR.newEncoder().encode(rest, ByteBuffer.allocate(maxBytes), true);
    if (rest.hasRemaining()) {
      faults.accept(what + " was cut to " + maxBytes + " bytes");
    }
    return text.substring(0, rest.position());
  }
}

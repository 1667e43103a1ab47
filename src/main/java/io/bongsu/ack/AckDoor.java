package io.bongsu.ack;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code /a/{token}}: GET and HEAD show, and change nothing, since previews of links open
 * them; POST puts the signed acknowledgement on the queue. All wrong tokens (forged, expired, of no
 * message) get the same answer. Thread-safe.
 */
public final class AckDoor {

  /** What the path begins with. */
  public static final String PATH = "/a/";

  /** Where acknowledgements go. */
  public interface Queue {

    /**
     * @throws IOException if it does not take it
     */
    void put(String message) throws IOException;
  }

  /** What is known of the tokens that were sent. */
  public interface Sent {

    /** Empty for a token that was not sent, or has expired. */
    Optional<AckStanding> find(String token);
  }

  /** An acknowledgement that was put on the queue is not put again so soon. */
  private static final Duration ONCE = Duration.ofMinutes(1);

  private static final int REMEMBERED = 1000;

  private final AckTokens tokens;
  private final Duration expires;
  private final AckLimits limits;
  private final Sent sent;
  private final Queue queue;
  private final Clock clock;
  private final Map<String, Instant> put = new Recent();

  public AckDoor(
      AckTokens tokens, Duration expires, AckLimits limits, Sent sent, Queue queue, Clock clock) {
    this.tokens = tokens;
    this.expires = expires;
    this.limits = limits;
    this.sent = sent;
    this.queue = queue;
    this.clock = clock;
  }

  private static final class Recent extends LinkedHashMap<String, Instant> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > REMEMBERED;
    }
  }

  /**
   * The answer to a request.
   *
   * @param address of whoever asks
   */
  public AckAnswer answer(String method, String token, String address) {
    if (!limits.admits(address)) {
      return AckAnswer.page(429, AckPage.busy()).with("Retry-After", "60");
    }
    return switch (method) {
      case "GET" -> show(token, address);
      case "HEAD" -> show(token, address).withoutBody();
      case "POST" -> acknowledge(token, address);
      default -> AckAnswer.page(405, AckPage.wrong()).with("Allow", "GET, HEAD, POST");
    };
  }

  private AckAnswer show(String token, String address) {
    Optional<AckTokens.Genuine> genuine = tokens.read(token);
    Optional<AckStanding> standing = genuine.flatMap(known -> sent.find(known.token()));
    return genuine.isPresent() && standing.isPresent()
        ? AckAnswer.page(200, new AckPage(genuine.get().english()).standing(standing.get()))
        : wrong(address);
  }

  private AckAnswer acknowledge(String token, String address) {
    Optional<AckTokens.Genuine> genuine = tokens.read(token);
    Optional<AckStanding> standing = genuine.flatMap(known -> sent.find(known.token()));
    if (genuine.isEmpty() || standing.isEmpty()) {
      return wrong(address);
    }
    AckPage page = new AckPage(genuine.get().english());
    if (standing.get().kind() != AckStanding.Kind.OPEN) {
      return AckAnswer.page(200, page.standing(standing.get()));
    }
    try {
      putOnce(token);
      return AckAnswer.page(200, page.done(expires));
    } catch (IOException refused) {
      return AckAnswer.page(503, page.unavailable()).with("Retry-After", "10");
    }
  }

  private void putOnce(String token) throws IOException {
    Instant now = clock.instant();
    synchronized (put) {
      Instant before = put.get(token);
      if (before != null && now.isBefore(before.plus(ONCE))) {
        return;
      }
    }
    queue.put(tokens.message(token));
    synchronized (put) {
      put.put(token, now);
    }
  }

  private AckAnswer wrong(String address) {
    limits.wrong(address);
    return AckAnswer.page(404, AckPage.wrong());
  }
}

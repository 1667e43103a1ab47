package io.bongsu.ack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens of acknowledgement links, one for each person and message, and signs
 * the acknowledgement that goes on the queue.
 *
 * <p>A token is 58 bits in ten characters of base 58, which has no characters that look alike. From
 * the left: the reader's language (1 bit), the ten minutes in which the message was composed,
 * modulo two weeks (11), an HMAC-SHA256 of message and phone (27), and one of all that (19). By the
 * last part what was made up is refused without a ledger; which tokens were sent only the ledger
 * knows, so a guess must hit 46 unknown bits. Thread-safe.
 */
public final class AckTokens {

  /** Characters of a token. */
  public static final int LENGTH = 10;

  /** The longest that a link may be valid: well within the two weeks that a token can express. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int SLOT_SECONDS = 600;
  private static final int SLOT_BITS = 11;
  private static final int ID_BITS = 27;
  private static final int CHECK_BITS = 19;
  private static final int BITS = 1 + SLOT_BITS + ID_BITS + CHECK_BITS;
  private static final long SLOTS = 1L << SLOT_BITS;

  /** How far ahead the clock of whoever signed an acknowledgement may be. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final SecretKeySpec key;
  private final long slots;
  private final Clock clock;

  /**
   * @param secret {@code bongsu.ack.secret}
   * @param expires how long after its message a token is valid
   */
  public AckTokens(String secret, Duration expires, Clock clock) {
    this.key =
        new SecretKeySpec(("bongsu ack " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.slots = expires.toSeconds() / SLOT_SECONDS + 1;
    this.clock = clock;
  }

  /**
   * A token that was made with the secret and is not too old; whether it was sent is open.
   *
   * @param english the language of its person; Korean otherwise
   */
  public record Genuine(String token, boolean english) {}

  /**
   * The token of one person for one message.
   *
   * @param message names the message
   * @param number of the person's phone
   */
  public String of(String message, Instant composedAt, String number, boolean english) {
    long slot = Math.floorMod(slot(composedAt), SLOTS);
    long id = bits("id\n" + composedAt.toEpochMilli() + "\n" + message + "\n" + number, ID_BITS);
    long head = ((english ? SLOTS : 0) | slot) << ID_BITS | id;
    return text(head << CHECK_BITS | check(head));
  }

  /** What the token says; empty if it was not made with the secret, or is too old. */
  public Optional<Genuine> read(String token) {
    long value = value(token);
    long head = Math.max(0, value) >>> CHECK_BITS;
    long given = value & ((1L << CHECK_BITS) - 1);
    boolean same = MessageDigest.isEqual(bytes(given), bytes(check(head)));
    long age = Math.floorMod(slot(clock.instant()) - (head >>> ID_BITS) % SLOTS, SLOTS);
    boolean valid = value >= 0 && same && (age <= slots || age == SLOTS - 1);
    return valid
        ? Optional.of(new Genuine(token, head >>> (ID_BITS + SLOT_BITS) == 1))
        : Optional.empty();
  }

  /** The acknowledgement as it goes on the queue: JSON, signed. */
  public String message(String token) {
    String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    return "{\"bongsu\":\"ack\",\"token\":\"%s\",\"at\":\"%s\",\"signature\":\"%s\"}"
        .formatted(token, at, signature(token, at));
  }

  /** When it was given; empty if it was not signed with the secret, or lies ahead. */
  public Optional<Instant> acknowledgedAt(String token, String at, String signature) {
    boolean signed =
        MessageDigest.isEqual(
            bytes(signature(token, at)), signature.getBytes(StandardCharsets.UTF_8));
    try {
      return Optional.of(Instant.parse(at))
          .filter(time -> signed && time.isBefore(clock.instant().plus(SKEW)));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  private static long slot(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), (long) SLOT_SECONDS);
  }

  private long check(long head) {
    return bits("check\n" + head, CHECK_BITS);
  }

  private String signature(String token, String at) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac("ack\n" + token + "\n" + at));
  }

  private long bits(String text, int count) {
    byte[] mac = mac(text);
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (mac[i] & 0xff);
    }
    return bits >>> (Long.SIZE - count);
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static byte[] bytes(Object value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(long value) {
    char[] text = new char[LENGTH];
    long left = value;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (left % ALPHABET.length()));
      left /= ALPHABET.length();
    }
    return new String(text);
  }

  /** -1 for what is no token. */
  private static long value(String token) {
    if (token.length() != LENGTH) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = ALPHABET.indexOf(token.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * ALPHABET.length() + digit;
    }
    return value >>> BITS == 0 ? value : -1;
  }
}

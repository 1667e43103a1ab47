package io.bongsu.sens;

import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one request to SENS sends: a text, and the phones that get it. It refuses what SENS would
 * take and then cut short or fail later (<a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-send">vendor page</a>: too long a text is cut
 * and sent; a message with a character that EUC-KR lacks is accepted and fails). Lengths are bytes
 * in EUC-KR: two for a Hangul syllable, one for a Latin letter.
 *
 * @param type SMS or LMS; the sender chooses, since LMS costs more
 * @param subject LMS only, at most 40 bytes
 * @param content at most {@link Type#maxBytes()}
 * @param to 1 to 100 numbers, digits only; one that is named twice is texted once
 */
public record SensMessage(Type type, @Nullable String subject, String content, List<String> to) {

  /** The two kinds of text that SENS carries without a picture. */
  public enum Type {
    SMS(90, 0),
    LMS(2000, 40);

    private final int maxBytes;
    private final int maxSubjectBytes;

    Type(int maxBytes, int maxSubjectBytes) {
      this.maxBytes = maxBytes;
      this.maxSubjectBytes = maxSubjectBytes;
    }

    /** How long the content may be, in bytes of EUC-KR. */
    public int maxBytes() {
      return maxBytes;
    }

    /** How long the subject may be, in bytes of EUC-KR; zero where there is none. */
    public int maxSubjectBytes() {
      return maxSubjectBytes;
    }
  }

  /** The most phones that one request takes. */
  public static final int MAX_RECIPIENTS = 100;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{3,15}");

  public SensMessage {
    to = to.stream().distinct().toList();
    require(!to.isEmpty() && to.size() <= MAX_RECIPIENTS, "needs 1 to 100 recipients");
    require(
        to.stream().allMatch(number -> NUMBER.matcher(number).matches()),
        "has a recipient that is not digits only");
    require(!content.isBlank(), "has no content");
    requireCarried("content", content, type.maxBytes());
    if (subject != null) {
      require(type == Type.LMS, "has a subject, which only LMS can carry");
      requireCarried("subject", subject, type.maxSubjectBytes());
    }
  }

  /** The cheaper type that carries this content. */
  static Type typeFor(String content) {
    return !SensText.encodable(content) || SensText.bytes(content) <= Type.SMS.maxBytes()
        ? Type.SMS
        : Type.LMS;
  }

  private static void requireCarried(String name, String text, int maxBytes) {
    CharsetEncoder encoder = SensText.encoder();
    text.codePoints()
        .filter(character -> !encoder.canEncode(Character.toString(character)))
        .findFirst()
        .ifPresent(
            character -> {
              throw invalid(String.format("%s holds U+%04X, not in EUC-KR", name, character));
            });
    require(
        SensText.bytes(text) <= maxBytes,
        name + " is longer than " + maxBytes + " bytes of EUC-KR");
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw invalid(problem);
    }
  }

  private static UnsendableMessageException invalid(String problem) {
    return new UnsendableMessageException("the message for SENS cannot be sent: " + problem);
  }

  /** Without text and numbers: this may reach a log. */
  @Override
  public String toString() {
    return "SensMessage[" + type + ", " + to.size() + " recipients]";
  }
}

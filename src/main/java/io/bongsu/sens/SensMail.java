package io.bongsu.sens;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one address.
 *
 * @param title at most 500 bytes of UTF-8
 * @param body plain text, at most 500 KB
 * @param to the address
 * @param id what the mail has in its Message-ID where it is sent by SMTP, so that two posts of one
 *     mail can be recognized as one; null for a new one each time. SENS makes its own
 */
public record SensMail(String title, String body, String to, @Nullable String id) {

  private static final int MAX_TITLE_BYTES = 500;
  private static final int MAX_BODY_BYTES = 500_000;
  private static final int MAX_ADDRESS_BYTES = 254;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public SensMail {
    if (title == null || title.isBlank() || bytes(title) > MAX_TITLE_BYTES) {
      throw invalid("needs a title of 1 to 500 bytes");
    }
    if (body == null || body.isBlank() || bytes(body) > MAX_BODY_BYTES) {
      throw invalid("needs a body of 1 byte to 500 KB");
    }
    if (id != null && !ID.matcher(id).matches()) {
      throw invalid("has an id that is not 1 to 64 letters, digits and dashes");
    }
    if (to == null || !ADDRESS.matcher(to).matches() || bytes(to) > MAX_ADDRESS_BYTES) {
      throw invalid("needs one mail address");
    }
  }

  public SensMail(String title, String body, String to) {
    this(title, body, to, null);
  }

  /**
   * @param body a mail, a map, or JSON text with these fields
   * @throws UnsendableMessageException if it is none of them
   */
  public static SensMail read(@Nullable Object body) {
    return SensBody.read(body, SensMail.class);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static UnsendableMessageException invalid(String problem) {
    return new UnsendableMessageException("the mail cannot be sent: it " + problem);
  }

  /** Without text and address: this may reach a log. */
  @Override
  public String toString() {
    return "SensMail[" + bytes(body) + " bytes]";
  }
}

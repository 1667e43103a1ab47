package io.bongsu.failure;

import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;

/**
 * An exception on one line for logs and health: its class and message, without what a message may
 * carry that must not be shown. Of an address only the host stays, since paths of webhooks are
 * secrets; phone numbers go.
 */
final class CauseText {

  private static final int MAX_CHARACTERS = 300;
  private static final Pattern ADDRESS = Pattern.compile("(\\w+://)[^/\\s]*?([^/@\\s]+)/\\S*");

  /** Camel ends what it says of an expression with the whole object and exchange. */
  private static final Pattern BEAN = Pattern.compile(" (on|from|with List from) bean: .*");

  private static final Pattern PHONE = Pattern.compile("\\b01\\d[- ]?\\d{3,4}[- ]?\\d{4}\\b");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\x{85}]+");

  private CauseText() {}

  static String of(Throwable failure) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
    String message = root.getMessage() == null ? "" : ": " + root.getMessage();
    String line = UNSEEN.matcher(message).replaceAll(" ");
    line = BEAN.matcher(line).replaceFirst("");
    line = ADDRESS.matcher(line).replaceAll("$1$2/…");
    line = PHONE.matcher(line).replaceAll("***");
    String text = root.getClass().getSimpleName() + line.stripTrailing();
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
  }
}

package io.bongsu.classify;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Server types: 1 to 20 lower-case letters, digits and dashes, since routes and metrics use them.
 */
final class ServerTypes {

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,20}");

  private ServerTypes() {}

  /** The server type a text means ({@code "AI"} is {@code ai}); empty if it cannot be one. */
  static Optional<String> parse(String text) {
    String type = text.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s]", "-");
    return FORM.matcher(type).matches() ? Optional.of(type) : Optional.empty();
  }
}

package io.bongsu.ingest;

import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.spi.LogListener;

/**
 * Keeps each line that a route logs one line: control characters and line separators of what came
 * in with a message are written as their code, such as {@code \\u001b}. Otherwise a subject could
 * forge log lines or recolour a terminal. Thread-safe.
 */
final class SafeLogLines implements LogListener {

  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  @Override
  public String onLog(Exchange exchange, CamelLogger logger, String message) {
    return escaped(message);
  }

  static String escaped(String message) {
    return UNSAFE
        .matcher(message)
        .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
  }
}

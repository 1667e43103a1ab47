package io.bongsu.classify;

import io.bongsu.alarm.Severity;
import java.util.Locale;
import java.util.Optional;

/** The words that people use for severities, in tags, descriptions and configuration. */
final class SeverityWords {

  private SeverityWords() {}

  /** The severity a word means, ignoring case, blanks and dashes; empty for any other word. */
  static Optional<Severity> parse(String word) {
    return switch (word.replaceAll("[-_\\s]", "").toLowerCase(Locale.ROOT)) {
      case "info", "information", "informational", "notice", "low", "sev4", "sev5", "p4", "p5" ->
          Optional.of(Severity.INFO);
      case "참고", "정보" -> Optional.of(Severity.INFO);
      case "warning", "warn", "minor", "medium", "moderate", "sev2", "sev3", "p2", "p3" ->
          Optional.of(Severity.WARNING);
      case "주의", "경고" -> Optional.of(Severity.WARNING);
      case "critical", "crit", "major", "high", "fatal", "emergency", "urgent" ->
          Optional.of(Severity.CRITICAL);
      case "sev0", "sev1", "p0", "p1", "경보", "긴급", "심각" -> Optional.of(Severity.CRITICAL);
      default -> Optional.empty();
    };
  }
}

package io.bongsu.classify;

import io.bongsu.alarm.Severity;
import io.bongsu.settings.SettingException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words that people use for severities, in tags, descriptions and configuration: the built-in
 * ones and those of {@code bongsu.classify.severity-words}.
 */
final class SeverityWords {

  private static final String KEY = "bongsu.classify.severity-words";

  private final Map<String, Severity> words = new HashMap<>();

  /**
   * @param own severity to further words for it
   * @throws SettingException if a key is no severity
   */
  SeverityWords(Map<String, List<String>> own) {
    own.forEach(
        (severity, list) ->
            list.forEach(
                word -> words.put(bare(word), RuleCheck.severity(KEY + "." + severity, severity))));
  }

  /**
   * The first of the statements that means a severity; those before it are noted. A word in the
   * midst of a sentence never lowers a severity to INFO.
   */
  Optional<Answer<Severity>> first(List<Statement> said, List<String> notes) {
    for (Statement statement : said) {
      Optional<Severity> severity = severity(statement);
      if (severity.isPresent()) {
        return Optional.of(new Answer<>(severity.get(), statement.source()));
      }
      notes.add(
          "%s '%s' is no severity"
              .formatted(statement.source(), OneLine.withoutNumbers(statement.value())));
    }
    return Optional.empty();
  }

  private Optional<Severity> severity(Statement statement) {
    Optional<Severity> whole = word(statement.value()).or(() -> words(statement.value()));
    if (whole.isPresent()) {
      return whole.filter(severity -> statement.certain() || severity != Severity.INFO);
    }
    String[] parts = statement.value().strip().split("[\\s(]+", 2);
    return word(parts[0]).filter(severity -> severity != Severity.INFO);
  }

  /** Several words that all mean severities, such as {@code P1 - Critical}: the most urgent. */
  private Optional<Severity> words(String text) {
    List<Optional<Severity>> each =
        Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
            .filter(part -> !part.isEmpty())
            .map(this::word)
            .toList();
    return each.stream().allMatch(Optional::isPresent)
        ? each.stream().flatMap(Optional::stream).max(Severity::compareTo)
        : Optional.empty();
  }

  private Optional<Severity> word(String word) {
    return Optional.ofNullable(words.get(bare(word))).or(() -> parse(word));
  }

  private static String bare(String word) {
    return word.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /** The severity a word means, ignoring case and all but letters; empty for any other word. */
  static Optional<Severity> parse(String word) {
    return switch (bare(word)) {
      case "info", "information", "informational", "notice", "low", "sev4", "sev5", "p4", "p5" ->
          Optional.of(Severity.INFO);
      case "참고", "정보", "낮음", "情報", "信息", "低" -> Optional.of(Severity.INFO);
      case "warning", "warn", "minor", "medium", "moderate", "sev2", "sev3", "p2", "p3" ->
          Optional.of(Severity.WARNING);
      case "주의", "경고", "보통", "중간", "注意", "警告", "中" -> Optional.of(Severity.WARNING);
      case "critical", "crit", "major", "high", "fatal", "emergency", "urgent", "severe" ->
          Optional.of(Severity.CRITICAL);
      case "sev0", "sev1", "p0", "p1", "경보", "긴급", "심각", "위험", "치명", "치명적", "중대", "높음" ->
          Optional.of(Severity.CRITICAL);
      case "매우높음", "緊急", "重大", "紧急", "严重", "高" -> Optional.of(Severity.CRITICAL);
      default -> Optional.empty();
    };
  }
}

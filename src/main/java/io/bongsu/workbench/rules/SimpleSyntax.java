package io.bongsu.workbench.rules;

import java.util.Map;

/** Says what is wrong with a text that Camel's parser of simple cannot read. */
final class SimpleSyntax {

  /** What other languages write, and what simple has for it; the longest first. */
  private static final Map<String, String> WORDS =
      Map.of(
          "and",
          "&&",
          "AND",
          "&&",
          "or",
          "||",
          "OR",
          "||",
          "eq",
          "==",
          "ne",
          "!=",
          "not",
          "!=",
          "matches",
          "regex",
          "like",
          "contains");

  private SimpleSyntax() {}

  static String sentence(String text, SimpleText.Failure failure) {
    int index = Math.max(0, Math.min(failure.index(), text.length()));
    return "cannot be read as simple: '"
        + shown(text)
        + "' "
        + reason(text, index, failure.message());
  }

  /** A text where a condition should be. */
  static String noCondition(String text) {
    boolean quoted = text.startsWith("'") || text.startsWith("\"");
    return quoted && text.contains("${")
        ? "the quotes make one text of the whole condition; take them away: "
            + shown(text.substring(1, text.length() - 1))
        : "'" + shown(text) + "' compares nothing; write '${body.…}' == 'value'";
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > 80 ? line.substring(0, 77) + "..." : line;
  }

  private static String reason(String text, int index, String message) {
    if (message.contains("functionEnd but was")) {
      return "lacks a closing '}'";
    } else if (message.contains("functionEnd has no matching")) {
      return "has a '}' without '${'";
    } else if (message.contains("Quote but was") || message.contains("Quote has no matching")) {
      return "has a quote that is not closed";
    }
    int start = index;
    while (start > 0 && start < text.length() && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return unexpected(text, start, text.substring(start).stripLeading());
  }

  private static String unexpected(String text, int index, String rest) {
    String word = rest.split("[^A-Za-z]", 2)[0];
    if (WORDS.containsKey(word)) {
      return "has '" + word + "'; write '" + WORDS.get(word) + "'";
    } else if (rest.startsWith("===")) {
      return "has '==='; write '=='";
    } else if (rest.startsWith("==") || rest.startsWith("!=")) {
      boolean last = rest.length() == 2;
      return last
          ? "compares with nothing at its end"
          : "needs a blank before and after '" + rest.substring(0, 2) + "'";
    } else if (rest.startsWith("=")) {
      return "has '='; write '=='";
    } else if (rest.startsWith("&")) {
      return "has '&'; write '&&'";
    } else if (rest.startsWith("|")) {
      return "has '|'; write '||'";
    } else if (rest.startsWith("(")) {
      return "has brackets, which simple does not have; write another when, or a bean";
    } else if (rest.startsWith("!")) {
      return "has '!'; write '${…} == false'";
    } else if (rest.startsWith("{") || rest.startsWith("$") || rest.startsWith("#")) {
      return "names a property without '${'; write '${body.…}'";
    } else if (rest.startsWith("}")) {
      return "has a '}' too many";
    }
    return plain(text, index, rest, word);
  }

  private static String plain(String text, int index, String rest, String word) {
    String before = text.substring(0, Math.min(index, text.length())).strip();
    if (before.isEmpty() && !word.isEmpty()) {
      return "begins with '" + word + "'; a property is '${body.…}', a text stands in quotes";
    } else if (!word.isEmpty()) {
      return "has '" + word + "' where a value in quotes must be";
    }
    return "is wrong at '" + (rest.isEmpty() ? before : rest.substring(0, 1)) + "'";
  }
}

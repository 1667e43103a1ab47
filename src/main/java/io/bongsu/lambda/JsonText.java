package io.bongsu.lambda;

import java.util.HashMap;
import java.util.Map;

/**
 * As much of JSON as the event of a function URL needs: the strings in it by their path, such as
 * {@code requestContext.http.method}, and a string written. For one thread.
 */
final class JsonText {

  private static final int MAX_DEPTH = 32;

  private final String text;
  private final Map<String, String> strings = new HashMap<>();
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * The strings of a document, without those in lists.
   *
   * @throws IllegalArgumentException if it is no JSON
   */
  static Map<String, String> strings(String text) {
    JsonText json = new JsonText(text);
    try {
      json.value("", 0);
    } catch (StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the event ends within a value", e);
    }
    return json.strings;
  }

  /** A string of JSON. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private void value(String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("the event is nested too deeply");
    }
    switch (next()) {
      case '{' -> members(path, depth);
      case '[' -> elements(depth);
      case '"' -> strings.put(path, string());
      default -> literal();
    }
  }

  private void members(String path, int depth) {
    at++;
    while (next() != '}') {
      String name = string();
      expect(':');
      value(path.isEmpty() ? name : path + "." + name, depth + 1);
      comma('}');
    }
    at++;
  }

  /** Their strings are read and left out. */
  private void elements(int depth) {
    at++;
    while (next() != ']') {
      value("[]", depth + 1);
      comma(']');
    }
    at++;
  }

  private void literal() {
    int from = at;
    while (at < text.length() && "+-.".indexOf(text.charAt(at)) >= 0
        || at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw new IllegalArgumentException("the event is no JSON at character " + at);
    }
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    if (c == 'u') {
      at += 4;
      return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
    int place = "bfnrt".indexOf(c);
    return place < 0 ? c : "\b\f\n\r\t".charAt(place);
  }

  private void comma(char end) {
    if (next() == ',') {
      at++;
    } else if (next() != end) {
      throw new IllegalArgumentException("the event is no JSON at character " + at);
    }
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw new IllegalArgumentException("the event is no JSON at character " + at);
    }
    at++;
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }
}

package io.bongsu.classify;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text in which {@code *} stands for any characters and {@code ?} for one, ignoring case. */
record Glob(Pattern pattern) {

  static Glob of(String glob) {
    String regex =
        glob.codePoints()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    int ignoreCase = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    return new Glob(Pattern.compile(regex, ignoreCase));
  }

  boolean matches(String text) {
    return pattern.matcher(text).matches();
  }
}

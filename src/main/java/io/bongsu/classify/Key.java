package io.bongsu.classify;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keys as people spell them: {@code server-type}, {@code server_type}, {@code ServerType} and
 * {@code Server Type} are the same key.
 */
final class Key {

  private static final Pattern SEPARATOR = Pattern.compile("[-_ ]");

  private Key() {}

  static boolean same(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String key) {
    return SEPARATOR.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
  }
}

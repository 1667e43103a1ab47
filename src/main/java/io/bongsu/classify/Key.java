package io.bongsu.classify;

import java.util.Locale;

/**
 * Keys as people spell them: {@code server-type}, {@code server_type}, {@code ServerType} and
 * {@code Server Type} are the same key.
 */
final class Key {

  private Key() {}

  static boolean same(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String key) {
    return key.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}

package io.bongsu.support.sens;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the carriers say of each phone: without an entry, the message is delivered. Thread-safe. */
final class Handsets {

  /** The carrier still tries, for ever. */
  static final String PROCESSING = "PROCESSING";

  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /**
   * @param code such as {@code 2003} (handset off), {@code 3001} (no subscriber), {@code 3023}
   *     (sender not registered), or {@link #PROCESSING}
   */
  void fails(String phone, String code) {
    codes.put(phone, code);
  }

  /** A request with this number is refused with 400. */
  void refuses(String phone) {
    refused.add(phone);
  }

  boolean isRefused(String phone) {
    return refused.contains(phone);
  }

  String codeOf(String phone) {
    return codes.getOrDefault(phone, "0");
  }

  void calm() {
    codes.clear();
    refused.clear();
  }
}

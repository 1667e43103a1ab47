package io.bongsu.ack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests are answered in a minute, and how many wrong tokens are tried: from one address
 * and in all. Once too many were wrong nothing is answered until the minute is over, so that more
 * guesses teach nothing. It remembers a bounded number of addresses; those beyond share one count.
 * Thread-safe.
 */
public final class AckLimits {

  static final int REQUESTS = 60;
  static final int WRONG = 10;
  static final int ALL_REQUESTS = 1200;
  static final int ALL_WRONG = 120;
  static final int ADDRESSES = 4096;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String OTHERS = "others";

  private final Clock clock;
  private final Map<String, Count> byAddress = new HashMap<>();
  private Count all = new Count();
  private Instant end = Instant.MIN;

  public AckLimits(Clock clock) {
    this.clock = clock;
  }

  private static final class Count {
    private int requests;
    private int wrong;
  }

  /** Counts a request; whether it may be answered. */
  synchronized boolean admits(String address) {
    Count one = count(address);
    one.requests++;
    all.requests++;
    return one.requests <= REQUESTS
        && one.wrong < WRONG
        && all.requests <= ALL_REQUESTS
        && all.wrong < ALL_WRONG;
  }

  /** The request had a wrong token. */
  synchronized void wrong(String address) {
    count(address).wrong++;
    all.wrong++;
  }

  synchronized int addresses() {
    return byAddress.size();
  }

  private Count count(String address) {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      byAddress.clear();
      all = new Count();
      end = now.plus(MINUTE);
    }
    String network = network(address);
    boolean full = byAddress.size() >= ADDRESSES && !byAddress.containsKey(network);
    return byAddress.computeIfAbsent(full ? OTHERS : network, any -> new Count());
  }

  /** An IPv6 user has a whole /64 to choose addresses from. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    String[] groups = address.split(":", -1);
    int end = Math.min(4, groups.length);
    return String.join(":", java.util.Arrays.asList(groups).subList(0, end));
  }
}

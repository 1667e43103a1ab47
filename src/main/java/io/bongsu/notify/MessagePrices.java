package io.bongsu.notify;

import java.math.BigDecimal;

/** What one message to one phone costs. */
@FunctionalInterface
public interface MessagePrices {

  /**
   * The price in won.
   *
   * @param kind such as {@code SMS} or {@code LMS}
   */
  BigDecimal won(String kind);
}

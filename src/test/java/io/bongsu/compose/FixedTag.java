package io.bongsu.compose;

import java.util.random.RandomGenerator;

/** Draws {@code 7K2} for ever. */
final class FixedTag implements RandomGenerator {

  private static final int[] PLACES = {5, 17, 0};

  private int drawn;

  @Override
  public int nextInt(int bound) {
    return PLACES[drawn++ % PLACES.length];
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("tags draw places in their alphabet");
  }
}

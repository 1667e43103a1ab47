package io.bongsu.compose;

import java.util.random.RandomGenerator;

/**
 * Short names for messages, which stand in their texts: an engineer can quote one on the phone, and
 * SENS can be asked whether it has that text. So they use neither 0 and O nor 1, I and L. As safe
 * for threads as the generator given.
 */
public final class Tags {

  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private final RandomGenerator random;
  private final int length;

  /**
   * @param length 3 gives 29,791 tags, 4 gives 923,521
   */
  public Tags(RandomGenerator random, int length) {
    if (length < 3 || length > 4) {
      throw new IllegalArgumentException("a tag has 3 or 4 characters, not " + length);
    }
    this.random = random;
    this.length = length;
  }

  public String next() {
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < length; i++) {
      tag.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return tag.toString();
  }
}

package io.bongsu.sens;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * The characters that SENS carries and how many bytes they take: EUC-KR, in which an ASCII
 * character takes one byte and every other two (<a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-send">vendor page</a>). Stateless.
 *
 * <p>{@code getBytes} is not used: it replaces what it cannot encode by {@code ?} without an error.
 */
public final class SensText {

  /** Strict KS X 1001; SENS is not known to carry the further 8,822 syllables of MS949. */
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  private SensText() {}

  /** A new encoder, because encoders have state. */
  public static CharsetEncoder encoder() {
    return EUC_KR.newEncoder();
  }

  /** Whether every character exists in EUC-KR. */
  public static boolean encodable(CharSequence text) {
    return encoder().canEncode(text);
  }

  /**
   * The bytes that a text takes in EUC-KR.
   *
   * @throws IllegalArgumentException if it holds a character that EUC-KR lacks
   */
  public static int bytes(CharSequence text) {
    try {
      return encoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text has characters outside EUC-KR; clean it first", e);
    }
  }
}

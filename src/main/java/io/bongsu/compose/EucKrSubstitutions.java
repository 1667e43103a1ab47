package io.bongsu.compose;

import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Readable stand-ins for what EUC-KR cannot carry:
 *
 * <ul>
 *   <li>line ends, tabs and other control characters become a blank; zero-width characters go;
 *   <li>dashes, quotes, signs and the emoji of alarms have an ASCII or Korean stand-in; other emoji
 *       go, for next to the words they add nothing;
 *   <li>full-width ASCII becomes narrow, accents are dropped (é, e);
 *   <li>a syllable outside the 2,350 of KS X 1001 loses its final consonant, which leaves the
 *       nearest one that can be sent (똠, 또); if that is missing too, {@code ?};
 *   <li>any other run of unknown characters becomes one {@code ?}.
 * </ul>
 */
final class EucKrSubstitutions {

  private static final Map<Integer, String> TABLE =
      Map.ofEntries(
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2015, "-"),
          Map.entry(0x2212, "-"),
          Map.entry(0x2022, "·"),
          Map.entry(0x00A9, "(c)"),
          Map.entry(0x20A9, "원"),
          Map.entry(0xFFE6, "원"),
          Map.entry(0x00A5, "엔"),
          Map.entry(0x2713, "v"),
          Map.entry(0x2714, "v"),
          Map.entry(0x2705, "OK"),
          Map.entry(0x274C, "X"),
          Map.entry(0x2716, "X"),
          Map.entry(0x26A0, "!"),
          Map.entry(0x2757, "!"),
          Map.entry(0x00AB, "\""),
          Map.entry(0x00BB, "\""),
          Map.entry(0x2039, "'"),
          Map.entry(0x203A, "'"));

  private static final String UNKNOWN = "\uFFFD";
  private static final Pattern UNKNOWNS = Pattern.compile(UNKNOWN + "+");
  private static final Pattern BLANKS = Pattern.compile("[ \u3000]+");

  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int FINALS = 28;

  private EucKrSubstitutions() {}

  static String replaceIn(String text, CharsetEncoder eucKr) {
    StringBuilder out = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> out.append(standIn(c, eucKr)));
    String marked = UNKNOWNS.matcher(out).replaceAll("?");
    return BLANKS.matcher(marked).replaceAll(" ").strip();
  }

  private static String standIn(int c, CharsetEncoder eucKr) {
    if (c >= ' ' && c <= '~') {
      return Character.toString(c);
    }
    if (Character.isISOControl(c) || Character.isSpaceChar(c)) {
      return " ";
    }
    if (invisible(c)) {
      return "";
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return Character.toString(c - 0xFEE0);
    }
    String listed = TABLE.get(c);
    if (listed != null) {
      return listed;
    }
    String same = Character.toString(c);
    return eucKr.canEncode(same) ? same : nearest(c, eucKr);
  }

  private static String nearest(int c, CharsetEncoder eucKr) {
    if (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE) {
      String open = Character.toString(c - (c - FIRST_SYLLABLE) % FINALS);
      return eucKr.canEncode(open) ? open : UNKNOWN;
    }
    if (Character.getType(c) == Character.MATH_SYMBOL) {
      return UNKNOWN; // a negated sign without its stroke would say the opposite
    }
    String plain =
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    if (!plain.isEmpty() && plain.codePointAt(0) != c && eucKr.canEncode(plain)) {
      return plain;
    }
    return pictograph(c) ? "" : UNKNOWN;
  }

  /** Marks that only change how their neighbours look, and halves of a pair that lost the other. */
  private static boolean invisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean pictograph(int c) {
    return c >= 0x1F000 && c <= 0x1FAFF || c >= 0x2300 && c <= 0x2BFF;
  }
}

package io.bongsu.compose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit as short as a person reads it: {@code 97%}, {@code 2.3s}, {@code 1.5GB}.
 * Three significant digits (four of a limit), whole numbers up to 99,999 as they are.
 *
 * @param factor from CloudWatch's unit to the one the ladder counts in, such as 0.001 for
 *     milliseconds
 * @param ladder sizes from which a number is shown in larger units, smallest first
 * @param once whether a limit beside a value goes without its suffix: {@code 97%>80}
 */
record Quantity(double factor, List<Rung> ladder, boolean once) {

  /**
   * @param from the size from which this rung is used
   * @param divisor how many make one of its units
   */
  record Rung(double from, double divisor, String suffix) {}

  /** From here on the number of a limit looks larger than that of a value in larger units. */
  private static final double LARGE = 100;

  private static final double KB = 1024;
  private static final double MB = KB * KB;
  private static final double GB = MB * KB;
  private static final double TB = GB * KB;
  private static final List<Rung> COUNTS =
      List.of(
          new Rung(0, 1, ""),
          new Rung(1e5, 1e3, "K"),
          new Rung(1e6, 1e6, "M"),
          new Rung(1e9, 1e9, "G"));
  private static final List<Rung> TIMES =
      List.of(
          new Rung(0, 1e-3, "ms"),
          new Rung(1, 1, "s"),
          new Rung(600, 60, "m"),
          new Rung(7200, 3600, "h"));
  private static final List<Rung> BYTES =
      List.of(
          new Rung(0, 1, "B"),
          new Rung(KB, KB, "KB"),
          new Rung(MB, MB, "MB"),
          new Rung(GB, GB, "GB"),
          new Rung(TB, TB, "TB"));
  private static final List<Rung> BITS =
      List.of(
          new Rung(0, 1, "b"),
          new Rung(1e3, 1e3, "Kb"),
          new Rung(1e6, 1e6, "Mb"),
          new Rung(1e9, 1e9, "Gb"));

  /**
   * @param unit as CloudWatch spells it, or one of {@code metrics.csv}; what is not known is shown
   *     as a bare number
   * @param limit null for none; one in round thousands of bytes was meant in thousands, else a KB
   *     is 1,024
   * @param words has what a language calls minutes and hours
   */
  static Quantity of(String unit, @Nullable Double limit, MessageCatalog words) {
    Quantity quantity = of(unit);
    boolean thousands = limit != null && quantity.bytes() && limit != 0 && limit % 1000 == 0;
    return thousands ? quantity.inThousands() : quantity.worded(words);
  }

  private static Quantity of(String unit) {
    return unit.endsWith("/Second")
        ? perSecond(of(unit.substring(0, unit.length() - "/Second".length())))
        : plain(unit);
  }

  private static Quantity plain(String unit) {
    return switch (unit) {
      case "Percent" -> suffixed("%", true);
      case "Celsius" -> suffixed("℃", true);
      case "Watts" -> suffixed("W", true);
      case "USD" -> suffixed("USD", true);
      case "Days" -> suffixed("d", true);
      case "Ratio" -> new Quantity(100, List.of(new Rung(0, 1, "%")), true);
      case "Seconds" -> new Quantity(1, TIMES, false);
      case "Milliseconds" -> new Quantity(1e-3, TIMES, false);
      case "Microseconds" -> new Quantity(1e-6, TIMES, false);
      case "Bytes" -> new Quantity(1, BYTES, false);
      case "Kilobytes" -> new Quantity(KB, BYTES, false);
      case "Megabytes" -> new Quantity(MB, BYTES, false);
      case "Gigabytes" -> new Quantity(GB, BYTES, false);
      case "Terabytes" -> new Quantity(TB, BYTES, false);
      case "Bits" -> new Quantity(1, BITS, false);
      case "Kilobits" -> new Quantity(1e3, BITS, false);
      case "Megabits" -> new Quantity(1e6, BITS, false);
      case "Gigabits" -> new Quantity(1e9, BITS, false);
      case "Terabits" -> new Quantity(1e12, BITS, false);
      default -> new Quantity(1, COUNTS, false);
    };
  }

  /**
   * The same, with value and limit in one unit where their numbers would mislead: {@code 12.1m>5m}
   * and not {@code 12.1m>300s}. It is the value's where the limit is a round number in it, else the
   * limit's.
   */
  Quantity comparing(@Nullable Double value, @Nullable Double limit) {
    if (value == null || limit == null || !times()) {
      return this;
    }
    Rung larger = rung(Math.abs(value * factor));
    Rung smaller = rung(Math.abs(limit * factor));
    double number = Math.abs(limit * factor) / smaller.divisor;
    if (smaller.divisor < 1 || larger.divisor <= smaller.divisor || number < LARGE) {
      return this;
    }
    double tenths = limit * factor / larger.divisor * 10;
    Rung common = tenths == Math.rint(tenths) && tenths != 0 ? larger : smaller;
    return new Quantity(factor, List.of(new Rung(0, common.divisor, common.suffix)), once);
  }

  private boolean times() {
    return ladder.get(0).divisor < 1;
  }

  private boolean bytes() {
    return ladder.get(0).suffix.startsWith("B");
  }

  private Quantity inThousands() {
    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < ladder.size(); i++) {
      double size = i == 0 ? 0 : Math.pow(1000, i);
      rungs.add(new Rung(size, Math.pow(1000, i), ladder.get(i).suffix));
    }
    return new Quantity(factor, rungs, once);
  }

  private Quantity worded(MessageCatalog words) {
    List<Rung> rungs =
        ladder.stream()
            .map(rung -> new Rung(rung.from, rung.divisor, words.suffix(rung.suffix)))
            .toList();
    return new Quantity(factor, rungs, once);
  }

  private static Quantity suffixed(String suffix, boolean once) {
    return new Quantity(1, List.of(new Rung(0, 1, suffix)), once);
  }

  private static Quantity perSecond(Quantity plain) {
    List<Rung> rungs =
        plain.ladder.stream()
            .map(rung -> new Rung(rung.from, rung.divisor, rung.suffix + "/s"))
            .toList();
    return new Quantity(plain.factor, rungs, plain.once);
  }

  /**
   * A value, with as many digits more as it takes to distinguish it from its limit: 80.04 beside
   * 80.
   *
   * @param limit null for none
   */
  String value(double value, @Nullable Double limit) {
    int digits = 3;
    while (limit != null
        && value != limit
        && digits < 8
        && text(value, digits).equals(text(limit, 4))) {
      digits++;
    }
    return text(value, digits);
  }

  String limit(double limit) {
    String shown = text(limit, 4);
    return once ? shown.substring(0, shown.length() - ladder.get(0).suffix.length()) : shown;
  }

  private String text(double number, int digits) {
    double scaled = number * factor;
    Rung rung = rung(Math.abs(scaled));
    BigDecimal shown = BigDecimal.valueOf(scaled / rung.divisor);
    int whole = shown.precision() - shown.scale();
    BigDecimal rounded =
        shown.round(new MathContext(Math.max(digits, whole), RoundingMode.HALF_UP));
    String plain = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return plain + rung.suffix;
  }

  private Rung rung(double size) {
    Rung chosen = ladder.get(0);
    for (Rung rung : ladder) {
      if (size >= rung.from) {
        chosen = rung;
      }
    }
    return size == 0 && times() ? ladder.get(1) : chosen;
  }
}

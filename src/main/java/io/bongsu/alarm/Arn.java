package io.bongsu.alarm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of {@code arn:partition:service:region:account:resource}.
 *
 * @param region region code; null where an author or a service put something else
 * @param account account id; null if empty
 * @param resource all that follows, such as {@code alarm:api-3 CPU}
 */
record Arn(@Nullable String region, @Nullable String account, String resource) {

  private static final Pattern REGION_CODE = Pattern.compile("[a-z]{2,4}(-[a-z]{1,20}){1,3}-\\d");

  /** The parts of an ARN, or null if the text is none. */
  static @Nullable Arn parse(@Nullable String text) {
    if (text == null || !text.startsWith("arn:")) {
      return null;
    }
    String[] parts = text.split(":", 6);
    return parts.length < 6 ? null : new Arn(code(parts[3]), filled(parts[4]), parts[5]);
  }

  /** The region in an ARN, or null. */
  static @Nullable String region(@Nullable String text) {
    Arn arn = parse(text);
    return arn == null ? null : arn.region();
  }

  /** The account in an ARN, or null. */
  static @Nullable String account(@Nullable String text) {
    Arn arn = parse(text);
    return arn == null ? null : arn.account();
  }

  /** The name of the alarm that an ARN stands for; the text itself if it is no alarm's ARN. */
  static String alarmName(String text) {
    Arn arn = parse(text);
    return arn != null && arn.resource().startsWith("alarm:") ? arn.resource().substring(6) : text;
  }

  /** The text if it is a region code such as {@code ap-northeast-2}, else null. */
  static @Nullable String code(@Nullable String text) {
    return text != null && REGION_CODE.matcher(text).matches() ? text : null;
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }
}

package io.bongsu.classify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Distinguishes names that only a machine can read from those that mean something to a person. */
final class Opaque {

  private static final Pattern ID =
      Pattern.compile(
          "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" // UUID
              + "|(?:mi|i|vol|nat|fs|fsap|eni|vpc|subnet|sg|tgw|tgw-attach|vgw|vpn|igw|eipalloc"
              + "|snap|ami|lt|dxcon|dxvif|dxlag|pcx|vpce|vpce-svc|cgw|rtb|acl|fr|sgw|gw)"
              + "-[0-9a-f]{8,32}" // an id of EC2 and its kin
              + "|(?:[a-z]-)?(?=\\w*\\d)[0-9a-f]{16,}" // a hash
              + "|(?-i:(?=\\w*\\d)[EZ][0-9A-Z]{11,31})" // CloudFront, Route 53
              + "|\\d{6,}" // an account, a number
              + "|arn:.*");

  /** Words that an alarm of anything may be named with. */
  private static final Set<String> GENERIC =
      Set.of(
          "alarm",
          "alert",
          "cpu",
          "memory",
          "mem",
          "disk",
          "high",
          "low",
          "usage",
          "utilization",
          "cpuutilization",
          "over",
          "under",
          "threshold",
          "percent",
          "critical",
          "warning",
          "crit",
          "warn",
          "error",
          "errors",
          "status",
          "check",
          "failed",
          "statuscheckfailed",
          "the",
          "of",
          "is",
          "too",
          "highcpu",
          "cpuhigh",
          "x",
          "test",
          "ec2",
          "instance",
          "경보",
          "알람",
          "높음",
          "사용률",
          "초과");

  private Opaque() {}

  /** Whether a value is an id that says nothing to a person. */
  static boolean is(String value) {
    return ID.matcher(value).matches();
  }

  /** Whether an alarm's name says more than what any alarm could be about. */
  static boolean isTelling(String name) {
    return !is(name)
        && Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .anyMatch(
                word -> word.length() > 1 && !word.matches("\\d+") && !GENERIC.contains(word));
  }
}

package io.bongsu.ingest;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topics that are listened to. Anybody can have a topic of his own send validly signed messages
 * here, so a signature alone says nothing.
 */
record SnsTopics(Set<String> arns) {

  private static final Pattern ARN =
      Pattern.compile("arn:(aws|aws-[a-z-]+):sns:([a-z]{2,}-[a-z-]+-\\d):\\d{12}:[\\w-]{1,256}");

  SnsTopics {
    arns = Set.copyOf(arns);
  }

  static boolean isArn(String text) {
    return ARN.matcher(text).matches();
  }

  boolean areSet() {
    return !arns.isEmpty();
  }

  boolean contain(String arn) {
    return arns.contains(arn);
  }

  /** The region of a topic, such as {@code ap-northeast-2}. */
  static String region(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no ARN of a topic: " + arn);
    }
    return parts.group(2);
  }
}

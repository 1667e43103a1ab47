package io.bongsu.workbench.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts that must not stand in a route, where logs, metrics and drawings show them. Pure; the
 * sentence never repeats the text.
 */
final class SecretText {

  private record Kind(Pattern pattern, String what) {}

  private static final List<Kind> KINDS =
      List.of(
          kind("(?<!\\d)01[016-9]-?\\d{3,4}-?\\d{4}(?!\\d)", "a phone number or a password"),
          kind("://[^/@{}]*:[^/@{}]+@", "a phone number or a password"),
          kind(
              "hooks\\.slack\\.com/(services|workflows|triggers)/[^{\\s]",
              "the address of a Slack webhook"),
          kind(
              "(webhook\\.office\\.com/webhook|logic\\.azure\\.com.*[?&]sig=)[^{]",
              "the address of a Teams webhook"),
          kind("discord(app)?\\.com/api/webhooks/\\d", "the address of a Discord webhook"),
          kind("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b", "an AWS access key"),
          kind("\\bxox[abprs]-[\\w-]{10,}", "a Slack token"),
          kind("(?i)\\b(bearer|basic)\\s+[\\w+/=.~-]{8,}", "a token"),
          kind("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.", "a token"),
          kind("\\bgh[pousr]_\\w{20,}", "a token"),
          kind("-----BEGIN [A-Z ]*PRIVATE KEY", "a private key"));

  private SecretText() {}

  private static Kind kind(String pattern, String what) {
    return new Kind(Pattern.compile(pattern), what);
  }

  static Optional<String> problem(String text) {
    return KINDS.stream()
        .filter(kind -> kind.pattern().matcher(text).find())
        .map(
            kind ->
                "holds "
                    + kind.what()
                    + "; it belongs in the configuration, where it stays out of logs: write {{key}} here")
        .findFirst();
  }
}

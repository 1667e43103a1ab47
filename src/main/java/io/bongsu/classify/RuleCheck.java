package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.settings.SettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns configured rules into rules, or says in one sentence which key is wrong and how. */
final class RuleCheck {

  private final String key;
  private final RuleProperties rule;

  private RuleCheck(String key, RuleProperties rule) {
    this.key = key;
    this.rule = rule;
  }

  /**
   * Checks a list of rules.
   *
   * @param key of the list, such as {@code bongsu.classify.rules}
   */
  static List<Rule> all(String key, List<RuleProperties> rules) {
    return IntStream.range(0, rules.size())
        .mapToObj(i -> new RuleCheck(key + "[" + i + "]", rules.get(i)).rule())
        .toList();
  }

  private Rule rule() {
    List<Predicate<Alarm>> conditions = new ArrayList<>();
    add(conditions, rule.namePattern(), text -> Conditions.name(regex(text)));
    add(conditions, rule.namespace(), Conditions::namespace);
    add(conditions, rule.metric(), Conditions::metric);
    add(conditions, rule.dimension(), Conditions::dimension);
    add(conditions, rule.state(), this::state);
    add(conditions, rule.reason(), Conditions::reason);
    add(conditions, rule.account(), Conditions::account);
    add(conditions, rule.region(), Conditions::region);
    if (conditions.isEmpty()) {
      throw new SettingException(
          key,
          "has no condition; give it a name-pattern, namespace, metric, dimension, state, reason,"
              + " account or region");
    }
    if (Stream.of(rule.serverType(), rule.severity(), rule.team(), rule.quiet())
        .allMatch(Objects::isNull)) {
      throw new SettingException(
          key, "has no answer; give it a server-type, severity, team or quiet");
    }
    return new Rule(name(), conditions, serverType(), severity(), rule.team(), rule.quiet());
  }

  private static void add(
      List<Predicate<Alarm>> conditions,
      @Nullable String text,
      Function<String, Predicate<Alarm>> condition) {
    if (text != null) {
      conditions.add(condition.apply(text));
    }
  }

  private Pattern regex(String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw new SettingException(
          key + ".name-pattern",
          "is no regular expression: %s at position %d"
              .formatted(e.getDescription(), e.getIndex()));
    }
  }

  private Predicate<Alarm> state(String text) {
    AlarmState state =
        Arrays.stream(AlarmState.values())
            .filter(s -> s.name().equalsIgnoreCase(text.strip()))
            .findFirst()
            .orElseThrow(
                () ->
                    new SettingException(key + ".state", "is not ALARM, OK or INSUFFICIENT_DATA"));
    return alarm -> alarm.state() == state;
  }

  private @Nullable String serverType() {
    String text = rule.serverType();
    return text == null ? null : serverType(key + ".server-type", text);
  }

  private @Nullable Severity severity() {
    String text = rule.severity();
    return text == null ? null : severity(key + ".severity", text);
  }

  static String serverType(String key, String text) {
    return ServerTypes.parse(text)
        .orElseThrow(() -> new SettingException(key, "is not 1 to 20 letters, digits and dashes"));
  }

  static Severity severity(String key, String text) {
    return SeverityWords.parse(text)
        .orElseThrow(
            () -> new SettingException(key, "is no severity; use INFO, WARNING or CRITICAL"));
  }

  private String name() {
    String conditions =
        Stream.of(
                rule.namePattern(),
                rule.namespace(),
                rule.metric(),
                rule.dimension(),
                rule.state(),
                rule.reason(),
                rule.account(),
                rule.region())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return (rule.namePattern() == null ? "rule '" : "name rule '") + conditions + "'";
  }
}

package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Severity;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what an alarm means to us. Server type, severity, team and resource are decided one by one,
 * each by the first that answers: the alarm's tags, its description, the rules in order, a default.
 * An answer that cannot be used (an unknown severity, a team without recipients) is noted in the
 * why and passed over: no alarm is lost over a typing error. Thread-safe.
 */
public final class Classifier {

  private final TagKeys keys;
  private final List<Rule> rules;
  private final String defaultServerType;
  private final Severity defaultSeverity;
  private final Teams teams;
  private final Resources resources;
  private final Details details;
  private final SeverityWords severities;

  /**
   * @param knownTeam whether {@code bongsu.recipients} has a team
   * @param zone in which the hours of a team count
   * @throws SettingException if a rule, a default or a team cannot be used
   */
  public Classifier(
      ClassifyProperties settings,
      DirectoryProperties directory,
      Predicate<String> knownTeam,
      Clock clock,
      ZoneId zone) {
    keys = settings.tagKeys();
    teams = new Teams(directory.teams(), knownTeam, clock, zone);
    rules =
        Stream.of(
                checked("bongsu.classify.rules", settings.rules()),
                checked("bongsu.classify.default-rules", settings.defaultRules()))
            .flatMap(List::stream)
            .toList();
    defaultServerType =
        RuleCheck.serverType("bongsu.classify.default-server-type", settings.defaultServerType());
    defaultSeverity =
        RuleCheck.severity("bongsu.classify.default-severity", settings.defaultSeverity());
    resources = new Resources(settings.resourceDimensions(), directory.resources());
    details = new Details(settings.detailDimensions());
    severities = new SeverityWords(settings.severityWords());
  }

  private List<Rule> checked(String key, List<RuleProperties> list) {
    for (int i = 0; i < list.size(); i++) {
      String team = list.get(i).team();
      if (team != null) {
        teams.check(key + "[" + i + "].team", team);
      }
    }
    return RuleCheck.all(key, list);
  }

  /** The same alarm with its {@link Classification}. */
  public Alarm classify(Alarm alarm) {
    Statements said = new Statements(alarm);
    List<Rule> matching = rules.stream().filter(rule -> rule.matches(alarm)).toList();
    List<String> notes = new ArrayList<>();
    Answer<String> type = serverType(said, matching, notes);
    Answer<Severity> severity = severity(said, matching, notes);
    Answer<String> team = team(said, matching, type.value(), notes);
    Answer<String> resource = resources.name(alarm, said.resources(keys.resource()));
    Optional<Answer<Boolean>> quiet =
        ruled(matching, rule -> Optional.ofNullable(rule.quiet())).filter(Answer::value);

    Stream<String> answers =
        Stream.concat(
            Stream.of(
                type.why("server-type"),
                severity.why("severity"),
                team.why("team"),
                resource.why("resource")),
            quiet.stream().map(answer -> answer.why("quiet")));
    String why = Stream.concat(answers, notes.stream()).collect(Collectors.joining("; "));
    return alarm.classified(
        new Classification(
            type.value(),
            severity.value(),
            team.value(),
            resource.value(),
            why,
            Flapping.NONE,
            details.of(alarm, resource.value()),
            quiet.isPresent()));
  }

  private Answer<String> serverType(Statements said, List<Rule> matching, List<String> notes) {
    return first(said.under(keys.serverType()), ServerTypes::parse, "server type", notes)
        .or(() -> ruled(matching, rule -> Optional.ofNullable(rule.serverType())))
        .orElseGet(() -> new Answer<>(defaultServerType, "default"));
  }

  private Answer<Severity> severity(Statements said, List<Rule> matching, List<String> notes) {
    return severities
        .first(said.under(keys.severity()), notes)
        .or(() -> ruled(matching, rule -> Optional.ofNullable(rule.severity())))
        .orElseGet(() -> new Answer<>(defaultSeverity, "default"));
  }

  private Answer<String> team(
      Statements said, List<Rule> matching, String serverType, List<String> notes) {
    return first(said.under(keys.team()), teams::parse, "team with recipients", notes)
        .or(() -> ruled(matching, rule -> Optional.ofNullable(rule.team())))
        .orElseGet(() -> teams.of(serverType));
  }

  /** The first statement that can be used; those before it are noted. */
  private static <T> Optional<Answer<T>> first(
      List<Statement> said,
      Function<String, Optional<T>> parse,
      String wanted,
      List<String> notes) {
    for (Statement statement : said) {
      Optional<T> value =
          parse.apply(statement.value()).or(() -> parse.apply(statement.firstWord()));
      if (value.isPresent()) {
        return Optional.of(new Answer<>(value.get(), statement.source()));
      }
      notes.add(
          "%s '%s' is no %s"
              .formatted(statement.source(), OneLine.withoutNumbers(statement.value()), wanted));
    }
    return Optional.empty();
  }

  private static <T> Optional<Answer<T>> ruled(
      List<Rule> matching, Function<Rule, Optional<T>> answer) {
    return matching.stream()
        .flatMap(rule -> answer.apply(rule).map(v -> new Answer<>(v, rule.name())).stream())
        .findFirst();
  }
}

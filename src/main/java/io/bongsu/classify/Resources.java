package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the name by which people know what an alarm concerns: what the alarm says itself, else the
 * name configured for one of its dimension values, else the best dimension value that a person can
 * read, else the alarm's own name. A value that only a machine can read, such as a UUID, names the
 * resource if it is that of a contributor, or the alarm's name says nothing either.
 */
final class Resources {

  /** Load balancers and target groups: {@code app/shop/50dc6c495c0c9188} is called shop. */
  private static final Pattern LOAD_BALANCING =
      Pattern.compile("(?:app|net|gwy|targetgroup)/([^/]+)/[^/]+");

  /** Log groups that services make: {@code /aws/lambda/order} is called order. */
  private static final Pattern LOG_GROUP =
      Pattern.compile(
          "/(?:aws/(?:lambda|ecs|eks|rds/instance|rds/cluster|codebuild|apigateway)|ecs)/(.+)");

  private static final Pattern ARN = Pattern.compile("arn:[\\w-]*:[\\w-]*:[\\w-]*:\\d*:(.+)");

  /** Dimensions that say of what kind the numbers are, and never what they are about. */
  private static final Set<String> NEVER =
      Set.of(
          "currency",
          "clientid",
          "fstype",
          "storagetype",
          "unit",
          "metrictype",
          "imageid",
          "instancetype",
          "availabilityzone",
          "otel.scope.name");

  /** Dimensions that name the same machine as an opaque instance id does. */
  private static final List<String> SAME =
      List.of("InstanceName", "instance-name", "Name", "hostname", "computer", "ComputerName");

  /** As much as CloudWatch takes in an alarm's name; composing takes time for each character. */
  private static final int MAX_NAME = 255;

  private final List<String> dimensions;
  private final Map<String, String> aliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Resources(List<String> dimensions, Map<String, String> aliases) {
    this.dimensions = dimensions;
    this.aliases.putAll(aliases);
  }

  Answer<String> name(Alarm alarm, List<Statement> said) {
    Map<String, String> found = Conditions.dimensions(alarm);
    Optional<Answer<String>> best = best(found);
    return said.stream()
        .flatMap(statement -> answer(statement.value(), statement.source()).stream())
        .findFirst()
        .or(() -> alias(alarm, found))
        .or(() -> best.filter(answer -> !Opaque.is(answer.value())))
        .or(() -> same(found))
        .or(() -> best.filter(answer -> isContributor(alarm) || !Opaque.isTelling(alarm.name())))
        .or(() -> answer(alarm.name(), "alarm name"))
        .orElseGet(() -> new Answer<>("?", "default"));
  }

  private static boolean isContributor(Alarm alarm) {
    return alarm.contributor() != null;
  }

  /** The name on one line, at most so long; empty if nothing of it can be seen. */
  private static Optional<Answer<String>> answer(String value, String source) {
    String line = OneLine.cut(OneLine.of(value), MAX_NAME);
    return line.isEmpty() ? Optional.empty() : Optional.of(new Answer<>(line, source));
  }

  private Optional<Answer<String>> alias(Alarm alarm, Map<String, String> found) {
    return Stream.concat(found.values().stream(), Stream.of(alarm.name()))
        .flatMap(value -> Stream.of(value, shortened(value)))
        .map(aliases::get)
        .filter(Objects::nonNull)
        .flatMap(name -> answer(name, "bongsu.resources").stream())
        .findFirst();
  }

  /** The value of the dimension that is listed first, else of the first there is. */
  private Optional<Answer<String>> best(Map<String, String> found) {
    Set<String> listed = new HashSet<>();
    Stream<Map.Entry<String, String>> first =
        dimensions.stream()
            .flatMap(
                name -> found.entrySet().stream().filter(d -> d.getKey().equalsIgnoreCase(name)))
            .filter(dimension -> listed.add(dimension.getKey()));
    Stream<Map.Entry<String, String>> others =
        found.entrySet().stream()
            .filter(dimension -> !NEVER.contains(dimension.getKey().toLowerCase(Locale.ROOT)));
    return Stream.concat(first, others).flatMap(Resources::answer).findFirst();
  }

  private static Optional<Answer<String>> same(Map<String, String> found, String name) {
    return found.entrySet().stream()
        .filter(dimension -> dimension.getKey().equalsIgnoreCase(name))
        .flatMap(Resources::answer)
        .filter(answer -> !Opaque.is(answer.value()))
        .findFirst();
  }

  private static Optional<Answer<String>> same(Map<String, String> found) {
    return SAME.stream().flatMap(name -> same(found, name).stream()).findFirst();
  }

  private static Stream<Answer<String>> answer(Map.Entry<String, String> dimension) {
    return answer(shortened(dimension.getValue()), "dimension " + OneLine.brief(dimension.getKey()))
        .stream();
  }

  /** What a person calls it, of a value that AWS has put more around. */
  static String shortened(String value) {
    Matcher arn = ARN.matcher(value);
    String name = arn.matches() ? arn.group(1).replaceFirst("^[\\w-]+[:/](?!.*/.*/)", "") : value;
    Matcher balancing = LOAD_BALANCING.matcher(name.replaceFirst("^loadbalancer/", ""));
    Matcher logs = LOG_GROUP.matcher(name);
    if (balancing.matches()) {
      return balancing.group(1);
    }
    return logs.matches() ? logs.group(1) : name;
  }
}

package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import io.bongsu.workbench.rules.SimpleText.Comparison;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Texts in the language simple: Camel's parser can read them, the functions exist, what they name
 * is there, and what they compare can be equal.
 */
final class SimpleRules {

  private static final Pattern CLOCK =
      Pattern.compile("date(-with-timezone)?:(now|exchangeCreated)\\b.*");
  private static final Pattern DATE =
      Pattern.compile("date(?:-with-timezone)?:[^:]+:(?:[^:]*/[^:]*:|UTC:|GMT[^:]*:)?(.+)");
  private static final Pattern HEADER =
      Pattern.compile("(?:headers?|in\\.headers?)\\??[.:\\[]['\"]?([\\w.-]+?)['\"]?]?$");
  private static final Pattern PROPERTY =
      Pattern.compile("exchangeProperty\\??[.:\\[]['\"]?([\\w.-]+?)['\"]?]?(\\..*)?$");
  private static final Pattern VARIABLE = Pattern.compile("variables?\\??[.:]([\\w-]+).*");
  private static final Pattern BEAN =
      Pattern.compile("bean:([\\w-]+)(?:(?:\\?method=|\\.|::)([\\w-]+))?.*");
  private static final Set<String> ENUM_OPERATORS = Set.of("==", "!=", "=~", "!=~", "in", "!in");

  private final Map<String, Class<?>> beans;
  private final Names names;
  private final Set<String> functions = SimpleFunctions.names();

  /** Names that some step of some file sets. */
  record Names(Set<String> headers, Set<String> properties, Set<String> variables) {}

  SimpleRules(Map<String, Class<?>> beans, Names names) {
    this.beans = beans;
    this.names = names;
  }

  /** What is wrong with a text at a place where this flows; each with its rule. */
  List<Problem> check(
      StepExpressions.Found found, String text, BodyFlow.At at, BodyFlow flow, boolean open) {
    String plain = text.replaceAll("\\{\\{.*?}}", "x").strip();
    SimpleText read = found.condition() ? SimpleText.condition(plain) : SimpleText.template(plain);
    if (read.failure() != null) {
      return List.of(new Problem("expression", SimpleSyntax.sentence(plain, read.failure())));
    }
    List<Problem> problems = new ArrayList<>();
    if (found.condition() && !read.condition()) {
      problems.add(new Problem("expression", SimpleSyntax.noCondition(plain)));
    }
    read.functions().forEach(function -> function(function, at, flow, open).forEach(problems::add));
    if (read.whole() != null && found.condition()) {
      whole(read.whole(), flow.function(read.whole(), at).body()).forEach(problems::add);
    }
    read.comparisons().forEach(one -> comparison(one, at, flow).forEach(problems::add));
    return problems;
  }

  /**
   * @param rule name of the rule
   * @param sentence without file and line
   */
  record Problem(String rule, String sentence) {}

  private Stream<Problem> function(String function, BodyFlow.At at, BodyFlow flow, boolean open) {
    String head = function.replaceFirst("[.:?\\[(].*", "");
    if (CLOCK.matcher(function).matches()) {
      return one(
          "clock",
          "'${"
              + function
              + "}' asks the machine's clock, which a preview cannot set; use the bean"
              + " clockTime, such as ${bean:clockTime.hour} or ${bean:clockTime.isBetween('22:00','08:00')}");
    } else if (!functions.contains(head)) {
      return unknown(head, at);
    }
    String problem = flow.function(function, at).problem();
    if (problem != null) {
      return one("property", "'${" + function + "}': " + problem);
    }
    return Stream.of(date(function), bean(function), named(function, at, open))
        .flatMap(found -> found);
  }

  private Stream<Problem> unknown(String head, BodyFlow.At at) {
    boolean property = PropertyPath.names(at.body()).contains(head);
    String hint =
        property ? "; did you mean '${body." + head + "}'?" : Suggestion.hint(head, functions);
    return one("expression", "simple has no function '" + head + "'" + hint);
  }

  private static Stream<Problem> date(String function) {
    Matcher date = DATE.matcher(function);
    if (!date.matches()) {
      return Stream.empty();
    }
    try {
      DateTimeFormatter read = DateTimeFormatter.ofPattern(date.group(1));
      return Stream.ofNullable(read).flatMap(fine -> Stream.empty());
    } catch (IllegalArgumentException e) {
      return one("expression", "'" + date.group(1) + "' is no date pattern: " + e.getMessage());
    }
  }

  private Stream<Problem> bean(String function) {
    Matcher bean = BEAN.matcher(function);
    if (!bean.matches()) {
      return Stream.empty();
    }
    Class<?> type = beans.get(bean.group(1));
    if (type == null) {
      return one(
          "bean",
          "there is no bean '"
              + bean.group(1)
              + "'"
              + Suggestion.hint(bean.group(1), beans.keySet()));
    }
    Set<String> methods = new TreeSet<>();
    Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .forEach(method -> methods.add(method.getName()));
    String method = bean.group(2);
    boolean known = method == null || type == Object.class || methods.contains(method);
    return known
        ? Stream.empty()
        : one(
            "method",
            "bean '"
                + bean.group(1)
                + "' has no method '"
                + method
                + "'"
                + Suggestion.hint(method, methods));
  }

  private Stream<Problem> named(String function, BodyFlow.At at, boolean open) {
    Matcher header = HEADER.matcher(function);
    if (header.matches()) {
      return open || header.group(1).startsWith("Camel")
          ? Stream.empty()
          : name("header", header.group(1), names.headers(), at);
    }
    Matcher property = PROPERTY.matcher(function);
    if (property.matches()) {
      return property.group(1).startsWith("Camel")
          ? Stream.empty()
          : name("exchange property", property.group(1), names.properties(), at);
    }
    Matcher variable = VARIABLE.matcher(function);
    return variable.matches()
        ? name("variable", variable.group(1), names.variables(), at)
        : Stream.empty();
  }

  private static Stream<Problem> name(String kind, String name, Set<String> set, BodyFlow.At at) {
    if (set.contains(name)) {
      return Stream.empty();
    }
    boolean property = PropertyPath.names(at.body()).contains(name);
    String hint = property ? "; did you mean '${body." + name + "}'?" : Suggestion.hint(name, set);
    return one("property", "no step sets the " + kind + " '" + name + "'" + hint);
  }

  /** A condition that is one function must be true or false. */
  private static Stream<Problem> whole(String function, Body body) {
    JavaType type = body.type();
    boolean yesOrNo =
        type == null || type.hasRawClass(Boolean.class) || type.hasRawClass(boolean.class);
    return yesOrNo
        ? Stream.empty()
        : one(
            "expression",
            "'${"
                + function
                + "}' is "
                + body.what()
                + " and compares nothing; write == and a value");
  }

  private static Stream<Problem> comparison(Comparison one, BodyFlow.At at, BodyFlow flow) {
    if (one.left() == null && one.right() == null) {
      return one.literal() == null || "x".equals(one.literal())
          ? Stream.empty()
          : one(
              "expression", "compares one fixed text with another; write '${body.…}' on one side");
    }
    String function = one.left() == null ? String.valueOf(one.right()) : one.left();
    JavaType type = flow.function(function, at).body().type();
    String literal = one.literal();
    if (literal == null || literal.equals("x")) {
      return Stream.empty();
    } else if (Set.of("regex", "!regex").contains(one.operator())) {
      return regex(literal);
    } else if (Set.of("range", "!range").contains(one.operator())) {
      return literal.matches("-?\\d+\\.\\.-?\\d+")
          ? Stream.empty()
          : one("expression", "'" + literal + "' is no range; write '1..5'");
    } else if (type != null && type.isEnumType() && ENUM_OPERATORS.contains(one.operator())) {
      return constants(function, type, literal, one.operator());
    }
    boolean serverType = function.equals("body.serverType") && one.operator().equals("==");
    return serverType && !literal.matches("[a-z0-9-]{1,20}")
        ? one(
            "literal",
            "a server type is 1 to 20 lower-case letters, digits and dashes, and never '"
                + literal
                + "'")
        : Stream.empty();
  }

  private static Stream<Problem> regex(String pattern) {
    try {
      Pattern.compile(pattern);
      return Stream.empty();
    } catch (PatternSyntaxException e) {
      return one("expression", "'" + pattern + "' is no regular expression: " + e.getDescription());
    }
  }

  private static Stream<Problem> constants(
      String function, JavaType type, String literal, String operator) {
    Set<String> known = new TreeSet<>();
    Arrays.stream(type.getRawClass().getEnumConstants()).map(String::valueOf).forEach(known::add);
    boolean several = operator.endsWith("in");
    return Arrays.stream(several ? literal.split(",") : new String[] {literal})
        .filter(
            word ->
                operator.contains("~")
                    ? known.stream().noneMatch(word::equalsIgnoreCase)
                    : !known.contains(word))
        .map(
            word ->
                new Problem(
                    "literal",
                    "'${%s}' is never '%s'; it is %s%s"
                        .formatted(
                            function,
                            word,
                            String.join(", ", known),
                            Suggestion.hint(word, known))));
  }

  private static Stream<Problem> one(String rule, String sentence) {
    return Stream.of(new Problem(rule, sentence));
  }
}

package io.bongsu.workbench.rules;

import static io.bongsu.workbench.rules.RouteRule.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Expressions: spelled out, in a language that looks and does not compute, and in {@code simple}
 * only property access and comparison. Anything more is a bean with a test.
 */
final class ExpressionRules {

  /** Languages that read; all others compute. */
  private static final Set<String> READING =
      Set.of("simple", "constant", "header", "exchangeProperty", "variable", "jsonpath");

  private static final Set<String> COMPUTING =
      Set.of(
          "csimple",
          "datasonnet",
          "groovy",
          "hl7terser",
          "java",
          "joor",
          "jq",
          "js",
          "mvel",
          "ognl",
          "python",
          "spel",
          "wasm",
          "xpath",
          "xquery",
          "xtokenize");

  /** Keys of options that hold an expression without the word in their name. */
  private static final Set<String> HOLDERS =
      Set.of("expression", "handled", "continued", "retryWhile", "completionPredicate", "onWhen");

  /** Steps that do nothing without an expression. */
  private static final Set<String> NEEDING =
      Set.of(
          "filter",
          "idempotentConsumer",
          "setBody",
          "setHeader",
          "setProperty",
          "setVariable",
          "split",
          "throttle");

  /** {@code ${body.name}}, {@code ${header.x}}, {@code ${exception.message}} and their like. */
  private static final Pattern ACCESS =
      Pattern.compile(
          "(body|header|headers|exchangeProperty|variable|exception|routeId|fromRouteId|exchangeId"
              + "|stepId|id|null)(\\??\\.[A-Za-z_][\\w-]*(\\(\\))?|\\['?[\\w. -]+'?])*");

  private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{([^}]*)}");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  /** Ternary, Elvis, chain and unary operators: computation, not comparison. */
  private static final Pattern OPERATOR = Pattern.compile("\\s\\?\\s|\\?:|~>|\\+\\+|--");

  private final BundledCatalog catalog;
  private final CamelArtifacts artifacts = new CamelArtifacts();

  ExpressionRules(BundledCatalog catalog) {
    this.catalog = catalog;
  }

  List<RouteRule> all() {
    return List.of(
        RouteRule.of("expression", ExpressionRules::missing),
        RouteRule.ofNode("missing-language", this::missingLanguage),
        RouteRule.ofNode("language", this::language).asStyle(),
        RouteRule.ofNode("canonical-expression", ExpressionRules::canonical).asStyle(),
        RouteRule.ofNode("simple", ExpressionRules::simple).asStyle());
  }

  private static Stream<RouteRule.Violation> missing(RouteFile file) {
    return DocumentWalk.all(file.tree())
        .filter(node -> node.value().isObject() && needs(node))
        .filter(node -> node.value().properties().stream().noneMatch(ExpressionRules::isExpression))
        .map(
            node ->
                RouteRule.at(
                    file,
                    node.path(),
                    "has no expression; write expression: {simple: …} under it"));
  }

  /** A step that needs one, or a branch of a choice. */
  private static boolean needs(DocumentWalk.Located node) {
    boolean branch = node.parent().equals("choice") && node.path().matches(".*/when(/\\d+)?");
    boolean inList = node.key().isEmpty() && node.parent().equals("when");
    return inList || branch || NEEDING.contains(node.key()) && node.path().contains("/steps/");
  }

  private static boolean isExpression(Map.Entry<String, JsonNode> part) {
    return part.getKey().equals("expression")
        || READING.contains(part.getKey())
        || COMPUTING.contains(part.getKey())
        || Set.of("method", "tokenize", "ref").contains(part.getKey());
  }

  private Stream<String> missingLanguage(DocumentWalk.Located node) {
    if (!isLanguage(node) || catalog.hasLanguage(node.key())) {
      return Stream.empty();
    }
    return Stream.of(
        "this program has no language '"
            + node.key()
            + "'; read with simple, write a bean with a test"
            + artifacts.hint("language", node.key(), Set.of()).replaceFirst("^; ", ", or "));
  }

  private Stream<String> language(DocumentWalk.Located node) {
    boolean computes = COMPUTING.contains(node.key()) && catalog.hasLanguage(node.key());
    return when(
        isLanguage(node) && computes || node.key().equals("script"),
        "language '" + node.key() + "' computes; write a bean with a test");
  }

  /** And no option, bean property or property of a Kamelet that has the name of one. */
  private static boolean isLanguage(DocumentWalk.Located node) {
    return (READING.contains(node.key()) || COMPUTING.contains(node.key()))
        && !node.path().contains("/parameters/")
        && !node.path().contains("/properties/");
  }

  /** An expression stands under a holder and its text under {@code expression}. */
  private static Stream<String> canonical(DocumentWalk.Located node) {
    if (!READING.contains(node.key()) || node.path().contains("/parameters/")) {
      return Stream.empty();
    }
    boolean held = HOLDERS.contains(node.parent()) || node.parent().endsWith("Expression");
    return when(
        !held || node.value().isTextual(),
        "write expression: {" + node.key() + ": {expression: …}}");
  }

  private static Stream<String> simple(DocumentWalk.Located node) {
    return text(node).flatMap(ExpressionRules::simple);
  }

  private static Stream<String> simple(String text) {
    Stream<String> calls =
        FUNCTION
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .filter(inner -> !ACCESS.matcher(inner).matches() && !inner.matches("(bean|date).*"))
            .map(inner -> "'${" + inner + "}' is more than access to a property; write a bean");
    String outside = QUOTED.matcher(FUNCTION.matcher(text).replaceAll("x")).replaceAll("x");
    return Stream.concat(
        calls, when(OPERATOR.matcher(outside).find(), "'" + text + "' computes; write a bean"));
  }

  /** Text that Camel evaluates as simple: the language's own, and what a log step says. */
  private static Stream<String> text(DocumentWalk.Located node) {
    JsonNode value = node.value();
    boolean message = node.parent().equals("log") && node.key().equals("message");
    boolean simple = node.key().equals("simple");
    String text = value.isObject() ? value.path("expression").asText() : value.asText();
    return simple || message ? Stream.of(text) : Stream.empty();
  }
}

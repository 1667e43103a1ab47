package io.bongsu.workbench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.language.simple.SimpleExpressionParser;
import org.apache.camel.language.simple.SimplePredicateParser;
import org.apache.camel.language.simple.ast.BinaryExpression;
import org.apache.camel.language.simple.ast.BooleanExpression;
import org.apache.camel.language.simple.ast.CompositeNodes;
import org.apache.camel.language.simple.ast.DoubleQuoteStart;
import org.apache.camel.language.simple.ast.LiteralNode;
import org.apache.camel.language.simple.ast.LogicalExpression;
import org.apache.camel.language.simple.ast.SimpleFunctionStart;
import org.apache.camel.language.simple.ast.SimpleNode;
import org.apache.camel.language.simple.ast.SingleQuoteStart;
import org.apache.camel.language.simple.types.SimpleParserException;
import org.jspecify.annotations.Nullable;

/**
 * A text in the language simple, read by Camel's own parser.
 *
 * @param functions what stands between <code>${</code> and <code>}</code>, those inside others too
 * @param comparisons each with its two sides
 * @param whole the one function of which the text consists; null if there is more to it
 * @param condition whether it compares, or is true or false; texts of a predicate alone have it
 * @param failure why it cannot be read; null if it can
 */
record SimpleText(
    List<String> functions,
    List<Comparison> comparisons,
    @Nullable String whole,
    boolean condition,
    @Nullable Failure failure) {

  /**
   * A comparison.
   *
   * @param left the function on the left; null if it is a fixed text
   * @param right the function on the right; null if it is a fixed text
   * @param literal the fixed text on one of the sides; null if both are functions or numbers
   */
  record Comparison(
      @Nullable String left, String operator, @Nullable String right, @Nullable String literal) {}

  /**
   * What Camel's parser says.
   *
   * @param index of the character, from 0
   */
  record Failure(String message, int index) {}

  static SimpleText condition(String text) {
    try {
      return of(new SimplePredicateParser(null, text, true, null).parseTokens());
    } catch (SimpleParserException e) {
      return failed(e);
    }
  }

  static SimpleText template(String text) {
    try {
      return of(new Template(text).nodes());
    } catch (SimpleParserException e) {
      return failed(e);
    }
  }

  private static SimpleText failed(SimpleParserException e) {
    return new SimpleText(
        List.of(),
        List.of(),
        null,
        true,
        new Failure(String.valueOf(e.getMessage()), e.getIndex()));
  }

  private static SimpleText of(List<SimpleNode> nodes) {
    List<String> functions = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    nodes.forEach(node -> read(node, functions, comparisons));
    List<SimpleNode> said = nodes.stream().filter(node -> !text(node).isBlank()).toList();
    boolean one = said.size() == 1;
    String whole = one && said.get(0) instanceof SimpleFunctionStart only ? text(only) : null;
    boolean condition =
        one
            && (said.get(0) instanceof BinaryExpression
                || said.get(0) instanceof LogicalExpression
                || said.get(0) instanceof BooleanExpression
                || whole != null);
    return new SimpleText(List.copyOf(functions), List.copyOf(comparisons), whole, condition, null);
  }

  private static void read(
      @Nullable SimpleNode node, List<String> functions, List<Comparison> comparisons) {
    if (node instanceof SimpleFunctionStart function) {
      functions.add(text(function));
      function.getBlock().getChildren().stream()
          .filter(child -> !(child instanceof LiteralNode))
          .forEach(child -> read(child, functions, comparisons));
    } else if (node instanceof BinaryExpression binary) {
      comparisons.add(comparison(binary));
      read(binary.getLeft(), functions, comparisons);
      read(binary.getRight(), functions, comparisons);
    } else if (node instanceof LogicalExpression logical) {
      read(logical.getLeft(), functions, comparisons);
      read(logical.getRight(), functions, comparisons);
    } else if (node instanceof CompositeNodes several) {
      several.getChildren().forEach(child -> read(child, functions, comparisons));
    } else if (node instanceof SingleQuoteStart quoted) {
      read(quoted.getBlock(), functions, comparisons);
    } else if (node instanceof DoubleQuoteStart) {
      template(plainQuotes(node)).functions().forEach(functions::add);
    }
  }

  private static Comparison comparison(BinaryExpression binary) {
    String left = function(binary.getLeft());
    String right = function(binary.getRight());
    String literal = left == null ? literal(binary.getLeft()) : literal(binary.getRight());
    return new Comparison(left, String.valueOf(binary.getOperator()), right, literal);
  }

  private static @Nullable String function(SimpleNode node) {
    return node instanceof SimpleFunctionStart start ? text(start) : null;
  }

  /** A text in quotes without a function in it. */
  private static @Nullable String literal(SimpleNode node) {
    if (node instanceof SingleQuoteStart quoted) {
      return quoted.getBlock() == null ? "" : plain(quoted.getBlock());
    }
    return node instanceof DoubleQuoteStart ? plainText(node) : null;
  }

  private static @Nullable String plain(CompositeNodes block) {
    boolean fixed = block.getChildren().stream().allMatch(LiteralNode.class::isInstance);
    return fixed ? text(block) : null;
  }

  private static @Nullable String plainText(SimpleNode node) {
    String shown = plainQuotes(node);
    return shown.contains("${") ? null : shown;
  }

  private static String plainQuotes(SimpleNode node) {
    return String.valueOf(node).replaceAll("^\"|\"$", "");
  }

  private static String text(@Nullable SimpleNode node) {
    if (node instanceof LiteralNode literal) {
      return literal.getText();
    } else if (node instanceof SimpleFunctionStart function) {
      return inside(function.getBlock());
    } else if (node instanceof CompositeNodes several) {
      return inside(several);
    }
    return String.valueOf(node);
  }

  private static String inside(@Nullable CompositeNodes block) {
    Stream<SimpleNode> children = block == null ? Stream.empty() : block.getChildren().stream();
    return children
        .map(
            child ->
                child instanceof SimpleFunctionStart nested
                    ? "${" + text(nested) + "}"
                    : text(child))
        .collect(Collectors.joining());
  }

  /** Camel's parser of texts with functions in them. */
  private static final class Template extends SimpleExpressionParser {

    Template(String text) {
      super(null, text, true, null);
    }

    List<SimpleNode> nodes() {
      return parseTokens();
    }
  }
}

package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The functions of the language simple, as the jar that has the language lists them. */
final class SimpleFunctions {

  private static final String RESOURCE = "/META-INF/org/apache/camel/language/simple/simple.json";

  /** Other spellings that Camel's parser takes and the list leaves out. */
  private static final Set<String> SPELLINGS =
      Set.of("in", "header", "headers", "variable", "variables", "exchangeProperty", "sysenv");

  private SimpleFunctions() {}

  /** Names up to the first dot, colon or bracket. */
  static Set<String> names() {
    try (InputStream in =
        Objects.requireNonNull(SimpleFunctions.class.getResourceAsStream(RESOURCE))) {
      Set<String> names = new TreeSet<>(SPELLINGS);
      JsonNode functions = StrictJson.mapper().readTree(in).path("functions");
      DocumentWalk.fields(functions)
          .map(name -> name.replaceFirst("[.:(].*", ""))
          .forEach(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

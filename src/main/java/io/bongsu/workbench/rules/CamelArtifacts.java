package io.bongsu.workbench.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/**
 * Which artifact has a component, data format or language that this program does not have. Held to
 * Camel's catalog by a test.
 */
final class CamelArtifacts {

  private static final String RESOURCE = "/camel-artifacts.properties";

  private final Properties artifacts = new Properties();

  CamelArtifacts() {
    try (InputStream in =
        Objects.requireNonNull(CamelArtifacts.class.getResourceAsStream(RESOURCE))) {
      artifacts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How to get it, or what was probably meant.
   *
   * @param kind {@code component}, {@code dataformat} or {@code language}
   */
  String hint(String kind, String name, Set<String> here) {
    String artifact = artifacts.getProperty(kind + "." + name);
    if (artifact != null) {
      return "; put org.apache.camel:"
          + artifact
          + ":"
          + version()
          + " and what it needs into lib/ beside the jar";
    }
    return Suggestion.hint(name, here.isEmpty() ? names(kind) : here);
  }

  boolean has(String kind, String name) {
    return artifacts.containsKey(kind + "." + name);
  }

  private Set<String> names(String kind) {
    Set<String> names = new TreeSet<>();
    artifacts.stringPropertyNames().stream()
        .filter(key -> key.startsWith(kind + "."))
        .forEach(key -> names.add(key.substring(kind.length() + 1)));
    return names;
  }

  private static String version() {
    return String.valueOf(CamelContext.class.getPackage().getImplementationVersion());
  }
}

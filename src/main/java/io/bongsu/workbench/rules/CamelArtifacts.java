package io.bongsu.workbench.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which artifact has a component, data format or language that this program does not have. Held to
 * Camel's catalog by a test.
 */
final class CamelArtifacts {

  private static final String VERSION = "/META-INF/maven/org.apache.camel/camel-api/pom.properties";
  private static final String RESOURCE = "/camel-artifacts.properties";

  private final Properties artifacts = read(RESOURCE);
  private final String version = read(VERSION).getProperty("version", "");

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(CamelArtifacts.class.getResourceAsStream(resource))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
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
          + version
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
}

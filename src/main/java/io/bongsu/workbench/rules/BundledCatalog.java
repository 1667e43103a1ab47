package io.bongsu.workbench.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.catalog.JSonSchemaResolver;
import org.apache.camel.catalog.impl.AbstractCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.jspecify.annotations.Nullable;

/**
 * What Camel says of the components and languages that are in this program, read from their own
 * jars: one that is not here is not known. For one thread.
 */
final class BundledCatalog extends AbstractCamelCatalog {

  /** Components for a hint; whether one is there is asked of the jars. */
  static final Set<String> COMMON =
      Set.of(
          "aws2-sns",
          "aws2-sqs",
          "bean",
          "direct",
          "http",
          "https",
          "kamelet",
          "micrometer",
          "platform-http",
          "timer");

  private final Map<String, Optional<ComponentModel>> models = new HashMap<>();

  BundledCatalog() {
    setJSonSchemaResolver(new Schemas());
  }

  /** Null of a component that is not in this program. */
  @Override
  public @Nullable ComponentModel componentModel(String scheme) {
    return models
        .computeIfAbsent(scheme, name -> Optional.ofNullable(super.componentModel(name)))
        .orElse(null);
  }

  /** Whether expressions can be written in it. */
  boolean hasLanguage(String name) {
    return BundledCatalog.class
            .getClassLoader()
            .getResource("META-INF/services/org/apache/camel/language/" + name)
        != null;
  }

  /** Finds {@code <package of the component>/<scheme>.json}, as Camel's build puts it there. */
  private static final class Schemas implements JSonSchemaResolver {

    @Override
    public @Nullable String getComponentJSonSchema(String scheme) {
      Properties service = new Properties();
      try (InputStream in = open("META-INF/services/org/apache/camel/component/" + scheme)) {
        if (in == null) {
          return null;
        }
        service.load(in);
        String type = service.getProperty("class", "");
        String home = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
        return text("META-INF/" + home + "/" + scheme + ".json");
      } catch (IOException e) {
        return null;
      }
    }

    private static @Nullable String text(String resource) throws IOException {
      try (InputStream in = open(resource)) {
        return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    private static @Nullable InputStream open(String resource) {
      return BundledCatalog.class.getClassLoader().getResourceAsStream(resource);
    }

    @Override
    public void setClassLoader(ClassLoader loader) {}

    @Override
    public @Nullable String getDataFormatJSonSchema(String name) {
      return null;
    }

    @Override
    public @Nullable String getLanguageJSonSchema(String name) {
      return null;
    }

    @Override
    public @Nullable String getTransformerJSonSchema(String name) {
      return null;
    }

    @Override
    public @Nullable String getDevConsoleJSonSchema(String name) {
      return null;
    }

    @Override
    public @Nullable String getOtherJSonSchema(String name) {
      return null;
    }

    @Override
    public @Nullable String getModelJSonSchema(String name) {
      return null;
    }

    @Override
    public @Nullable String getMainJsonSchema() {
      return null;
    }

    @Override
    public @Nullable String getJBangJsonSchema() {
      return null;
    }

    @Override
    public @Nullable String getPojoBeanJSonSchema(String name) {
      return null;
    }
  }
}

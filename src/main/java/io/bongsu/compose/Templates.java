package io.bongsu.compose;

import io.bongsu.notify.Language;
import io.bongsu.settings.SettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The words of every language, read once and checked. Immutable. */
public final class Templates {

  private static final String BUILT_IN = "classpath:templates/";

  private final Map<Language, MessageCatalog> words = new EnumMap<>(Language.class);

  private Templates() {}

  /**
   * Reads the files of a directory over the built-in ones, and checks them.
   *
   * @param directory such as {@code file:/etc/bongsu/templates/}
   * @throws SettingException if a file cannot be read, a text cannot be cut to 90 bytes, or a
   *     character cannot be sent; names the file and the key
   */
  public static Templates read(String directory, ResourceLoader loader) {
    String home = directory.endsWith("/") ? directory : directory + "/";
    if (!home.equals(BUILT_IN) && !loader.getResource(home).exists()) {
      throw new SettingException(
          MessageProperties.TEMPLATES, "names " + home + ", which does not exist");
    }
    Templates templates = new Templates();
    MetricTable metrics = metrics(home, loader);
    for (Language language : Language.values()) {
      String file = language.code() + ".properties";
      MessageCatalog words =
          new MessageCatalog(file, properties(file, home, loader), language, metrics);
      TemplateLint.check(words);
      templates.words.put(language, words);
    }
    return templates;
  }

  MessageCatalog of(Language language) {
    MessageCatalog found = words.get(language);
    if (found == null) {
      throw new IllegalStateException("there are no templates in " + language);
    }
    return found;
  }

  private static Properties properties(String file, String home, ResourceLoader loader) {
    Properties properties = new Properties();
    load(loader.getResource(BUILT_IN + file), file, properties);
    Resource own = loader.getResource(home + file);
    if (!home.equals(BUILT_IN) && own.exists()) {
      load(own, file, properties);
    }
    return properties;
  }

  private static MetricTable metrics(String home, ResourceLoader loader) {
    MetricTable table = new MetricTable();
    add(loader.getResource(BUILT_IN + MetricTable.FILE), table);
    Resource own = loader.getResource(home + MetricTable.FILE);
    if (!home.equals(BUILT_IN) && own.exists()) {
      add(own, table);
    }
    return table;
  }

  private static void add(Resource resource, MetricTable table) {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
      table.add(file);
    } catch (IOException e) {
      throw new SettingException(
          MessageProperties.TEMPLATES,
          "has " + MetricTable.FILE + ", which cannot be read: " + e.getMessage());
    }
  }

  private static void load(Resource resource, String file, Properties into) {
    try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
      into.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingException(
          MessageProperties.TEMPLATES, "has " + file + ", which cannot be read: " + e.getMessage());
    }
  }
}
